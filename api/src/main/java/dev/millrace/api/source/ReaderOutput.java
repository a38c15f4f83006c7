package dev.millrace.api.source;

import dev.millrace.api.time.Watermark;

/// The output of a reader, with outputs for its splits whose watermarks advance each by itself.
public interface ReaderOutput<T> extends SourceOutput<T> {

    @Override
    void collect(T record);

    @Override
    void collect(T record, long timestamp);

    @Override
    void emitWatermark(Watermark watermark);

    @Override
    void markIdle();

    /// The output of a split, made if it is not there yet.
    SourceOutput<T> createOutputForSplit(String splitId);

    /// Drops the output of a split that ended, so that its watermark no longer holds back the others.
    void releaseOutputForSplit(String splitId);
}
