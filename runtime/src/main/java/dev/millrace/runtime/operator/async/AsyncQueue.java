package dev.millrace.runtime.operator.async;

/// The calls of an [AsyncOperator] whose results have not been emitted, and what they must not overtake. It decides
/// what is emitted when. Owned by the subtask's thread.
sealed interface AsyncQueue<I, O> permits OrderedAsyncQueue, UnorderedAsyncQueue {

    /// Takes what leaves the queue.
    @FunctionalInterface
    interface Exit<I, O> {
        void leave(AsyncEntry<I, O> entry);
    }

    /// A call begins.
    void add(AsyncCall<I, O> call);

    /// Adds a watermark behind all calls so far.
    void mark(long timestamp);

    /// Adds something else behind all calls so far.
    void add(AsyncEntry.Passing<I, O> passing);

    /// Emits what a call that has its results lets go: the call itself, and what waited for it.
    void completed(AsyncCall<I, O> call);
}
