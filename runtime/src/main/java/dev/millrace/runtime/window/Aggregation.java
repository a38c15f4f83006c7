package dev.millrace.runtime.window;

import org.jspecify.annotations.Nullable;

/// How the records of a window come to one result.
///
/// @param <I> records
/// @param <A> what is kept
/// @param <R> results
public interface Aggregation<I, A, R> {

    /// What no record at all comes to; null if there is no such thing.
    @Nullable
    A none();

    /// What a first record comes to.
    A first(I value) throws Exception;

    /// What was kept and one more record come to; may change and return what was kept.
    A add(A kept, I value) throws Exception;

    /// Both together, the first being the earlier. Neither is used afterwards.
    A merge(A earlier, A later) throws Exception;

    R result(A kept) throws Exception;
}
