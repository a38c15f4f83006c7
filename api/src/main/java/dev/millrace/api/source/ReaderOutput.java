package dev.millrace.api.source;

import dev.millrace.api.time.Watermark;

/// Takes the records of a reader and provides an output with its own watermark for each split.
public interface ReaderOutput<T> extends SourceOutput<T> {

    @Override
    void collect(T record);

    @Override
    void collect(T record, long timestamp);

    @Override
    void emitWatermark(Watermark watermark);

    @Override
    void markIdle();

    /// Returns the output of a split and creates the output if it does not exist.
    SourceOutput<T> createOutputForSplit(String splitId);

    /// Releases the output of a finished split, so that the split's watermark no longer holds back the others.
    void releaseOutputForSplit(String splitId);
}
