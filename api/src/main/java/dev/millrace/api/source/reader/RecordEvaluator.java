package dev.millrace.api.source.reader;

import java.io.Serializable;

/// Recognises records that mark the end of their split.
@FunctionalInterface
public interface RecordEvaluator<T> extends Serializable {

    /// Returns whether the split ends at this record. The record itself is not emitted.
    boolean isEndOfStream(T record);
}
