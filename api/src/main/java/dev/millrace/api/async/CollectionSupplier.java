package dev.millrace.api.async;

import java.util.Collection;

/// Gives the results of one record when the task's thread asks for them.
@FunctionalInterface
public interface CollectionSupplier<OUT> {

    Collection<OUT> get() throws Exception;
}
