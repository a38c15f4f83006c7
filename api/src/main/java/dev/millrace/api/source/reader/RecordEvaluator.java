package dev.millrace.api.source.reader;

import java.io.Serializable;

/// Recognises records that say that their split has ended.
@FunctionalInterface
public interface RecordEvaluator<T> extends Serializable {

    /// Whether the split ends here; the record itself is not emitted.
    boolean isEndOfStream(T record);
}
