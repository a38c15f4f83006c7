package dev.millrace.api.source.reader;

import dev.millrace.api.source.SourceOutput;

/// Converts fetched elements to records and updates the state of the split. Called by the subtask's thread only.
public interface RecordEmitter<E, T, SplitStateT> {

    /// Emits any number of records for an element.
    ///
    /// @param splitState the state of the split, which the method moves past the element
    void emitRecord(E element, SourceOutput<T> output, SplitStateT splitState) throws Exception;
}
