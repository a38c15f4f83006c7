package dev.millrace.runtime.operator.async;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Lists calls in the order of their start, as a doubly linked list with removal in constant time. Called by the
/// subtask's thread only.
final class AsyncCalls<I, O> {
    private @Nullable AsyncCall<I, O> first;
    private @Nullable AsyncCall<I, O> last;
    private int size;

    int size() {
        return size;
    }

    @Nullable
    AsyncCall<I, O> first() {
        return first;
    }

    void add(AsyncCall<I, O> call) {
        AsyncCall<I, O> before = last;
        call.previous = before;
        if (before == null) first = call;
        else before.next = call;
        last = call;
        size++;
    }

    void remove(AsyncCall<I, O> call) {
        AsyncCall<I, O> before = call.previous;
        AsyncCall<I, O> behind = call.next;
        if (before == null) first = behind;
        else before.next = behind;
        if (behind == null) last = before;
        else behind.previous = before;
        call.previous = null;
        call.next = null;
        size--;
    }

    void forEach(Consumer<AsyncCall<I, O>> told) {
        for (AsyncCall<I, O> each = first; each != null; each = each.next) told.accept(each);
    }
}
