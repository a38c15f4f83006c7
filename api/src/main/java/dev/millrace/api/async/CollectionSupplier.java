package dev.millrace.api.async;

import java.util.Collection;

/// Supplies the results of a record when the thread of the subtask requests them.
@FunctionalInterface
public interface CollectionSupplier<OUT> {

    Collection<OUT> get() throws Exception;
}
