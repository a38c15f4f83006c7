package dev.millrace.runtime.operator.async;

import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/// Collects answers that arrive on other threads until the subtask's thread takes all of them at once. Holds at most
/// one answer for each attempt, in a lock-free stack.
final class AsyncAnswers<I, O> {
    private final AtomicReference<AsyncCall.@Nullable Attempt<I, O>> newest = new AtomicReference<>();

    /// Adds an answer. Thread-safe; called once for each attempt.
    ///
    /// @return whether there was no answer before, so that the caller must notify the subtask's thread
    boolean add(AsyncCall.Attempt<I, O> attempt) {
        while (true) {
            AsyncCall.Attempt<I, O> before = newest.get();
            attempt.before = before;
            if (newest.compareAndSet(before, attempt)) return before == null;
        }
    }

    /// Delivers all answers in order of arrival. Called by the subtask's thread only.
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
