package dev.millrace.runtime.operator.async;

/// Queues the calls of an [AsyncOperator] whose results have not been emitted, and the elements that the calls must not
/// overtake. Decides the order of the output. Called by the subtask's thread only.
sealed interface AsyncQueue<I, O> permits OrderedAsyncQueue, UnorderedAsyncQueue {

    /// Receives the entries that leave the queue.
    @FunctionalInterface
    interface Exit<I, O> {
        void leave(AsyncEntry<I, O> entry);
    }

    /// Adds a call that starts.
    void add(AsyncCall<I, O> call);

    /// Adds a watermark after all calls so far.
    void mark(long timestamp);

    /// Adds another element after all calls so far.
    void add(AsyncEntry.Passing<I, O> passing);

    /// Removes the entries that may leave after a call has its results: the call itself, and the entries that waited
    /// for the call.
    void completed(AsyncCall<I, O> call);
}
