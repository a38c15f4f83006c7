package dev.millrace.api.async;

import java.util.Collection;

/// Supplies the results of a record when the thread of the subtask requests them.
@FunctionalInterface
public interface CollectionSupplier<OUT> {

    /// Returns the results of the record. Called by the subtask's thread only.
    Collection<OUT> get() throws Exception;
}
