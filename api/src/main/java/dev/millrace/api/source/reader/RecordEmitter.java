package dev.millrace.api.source.reader;

import dev.millrace.api.source.SourceOutput;

/// Turns what a split reader fetched into records, and moves the split's state on. Called on the subtask's thread.
public interface RecordEmitter<E, T, SplitStateT> {

    /// Emits none, one or several records.
    ///
    /// @param splitState to be moved behind the element
    void emitRecord(E element, SourceOutput<T> output, SplitStateT splitState) throws Exception;
}
