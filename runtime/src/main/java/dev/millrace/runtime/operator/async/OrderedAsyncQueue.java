package dev.millrace.runtime.operator.async;

import java.util.ArrayDeque;

/// Emits results in the order of their records.
final class OrderedAsyncQueue<I, O> implements AsyncQueue<I, O> {
    private final ArrayDeque<AsyncEntry<I, O>> entries = new ArrayDeque<>();
    private final Exit<I, O> exit;

    OrderedAsyncQueue(Exit<I, O> exit) {
        this.exit = exit;
    }

    @Override
    public void add(AsyncCall<I, O> call) {
        entries.add(call);
    }

    @Override
    public void mark(long timestamp) {
        if (entries.peekLast() instanceof AsyncEntry.Mark<I, O> last) last.raise(timestamp);
        else entries.add(new AsyncEntry.Mark<>(timestamp));
        emit();
    }

    @Override
    public void add(AsyncEntry.Passing<I, O> passing) {
        entries.add(passing);
        emit();
    }

    @Override
    public void completed(AsyncCall<I, O> call) {
        emit();
    }

    private void emit() {
        AsyncEntry<I, O> head;
        while ((head = entries.peek()) != null && head.isReady()) {
            entries.remove();
            exit.leave(head);
        }
    }
}
