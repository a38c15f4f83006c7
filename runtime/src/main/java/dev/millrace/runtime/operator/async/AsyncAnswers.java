package dev.millrace.runtime.operator.async;

import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/// Answers that came on other threads and that the subtask's thread has not taken: a stack, taken as a whole. It holds
/// at most one answer of each attempt.
final class AsyncAnswers<I, O> {
    private final AtomicReference<AsyncCall.@Nullable Attempt<I, O>> newest = new AtomicReference<>();

    /// Any thread, once for each attempt.
    ///
    /// @return whether there was none, so that the subtask's thread must be told
    boolean add(AsyncCall.Attempt<I, O> attempt) {
        while (true) {
            AsyncCall.Attempt<I, O> before = newest.get();
            attempt.before = before;
            if (newest.compareAndSet(before, attempt)) return before == null;
        }
    }

    /// The subtask's thread: delivers all, in the order in which they came.
    void deliver() {
        AsyncCall.Attempt<I, O> next = inOrder(newest.getAndSet(null));
        while (next != null) {
            AsyncCall.Attempt<I, O> here = next;
            next = here.before;
            here.before = null;
            here.deliver();
        }
    }

    private AsyncCall.@Nullable Attempt<I, O> inOrder(AsyncCall.@Nullable Attempt<I, O> last) {
        AsyncCall.Attempt<I, O> first = null;
        AsyncCall.Attempt<I, O> each = last;
        while (each != null) {
            AsyncCall.Attempt<I, O> earlier = each.before;
            each.before = first;
            first = each;
            each = earlier;
        }
        return first;
    }
}
