package dev.millrace.runtime.window;

import org.jspecify.annotations.Nullable;

/// Combines the records of a window into one result.
///
/// @param <I> the type of the records
/// @param <A> the type of the accumulator
/// @param <R> the type of the results
public interface Aggregation<I, A, R> {

    /// Returns the accumulator of an empty window, or null if this aggregation has none.
    @Nullable
    A none();

    /// Creates an accumulator from the first record.
    A first(I value) throws Exception;

    /// Adds a record to an accumulator. May change and return the given accumulator.
    A add(A kept, I value) throws Exception;

    /// Merges two accumulators, of which the first has the earlier records. The caller uses neither
    /// argument afterwards.
    A merge(A earlier, A later) throws Exception;

    R result(A kept) throws Exception;
}
