package dev.millrace.connector.files.reader;

import dev.millrace.connector.files.split.RecordAndPosition;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Holds records that follow one position.
final class RecordBatch<T> implements BulkFormat.RecordIterator<T> {
    private final List<T> records;
    private final long offset;
    private final long recordsBefore;
    private int taken;

    /// @param recordsBefore records between the offset and the first of these
    RecordBatch(List<T> records, long offset, long recordsBefore) {
        this.records = records;
        this.offset = offset;
        this.recordsBefore = recordsBefore;
    }

    @Override
    public @Nullable RecordAndPosition<T> next() {
        if (taken == records.size()) return null;
        T record = records.get(taken++);
        return new RecordAndPosition<>(record, offset, recordsBefore + taken);
    }

    @Override
    public void releaseBatch() {
        taken = records.size();
    }
}
