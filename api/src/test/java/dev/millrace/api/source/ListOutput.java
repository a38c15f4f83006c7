package dev.millrace.api.source;

import dev.millrace.api.time.Watermark;
import java.util.ArrayList;
import java.util.List;

/// Stores the records that a reader emits.
public final class ListOutput<T> implements ReaderOutput<T> {
    public final List<T> records = new ArrayList<>();
    public final List<String> released = new ArrayList<>();

    @Override
    public void collect(T record) {
        records.add(record);
    }

    @Override
    public void collect(T record, long timestamp) {
        records.add(record);
    }

    @Override
    public void emitWatermark(Watermark watermark) {}

    @Override
    public void markIdle() {}

    @Override
    public void markActive() {}

    @Override
    public SourceOutput<T> createOutputForSplit(String splitId) {
        return this;
    }

    @Override
    public void releaseOutputForSplit(String splitId) {
        released.add(splitId);
    }
}
