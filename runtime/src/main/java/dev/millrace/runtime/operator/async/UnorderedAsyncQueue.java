package dev.millrace.runtime.operator.async;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;

/// Emits results in order of completion, but never across a watermark. The calls between two watermarks form a segment.
/// Only calls of the first segment may leave the queue.
final class UnorderedAsyncQueue<I, O> implements AsyncQueue<I, O> {
    private final ArrayDeque<Segment<I, O>> segments = new ArrayDeque<>();
    private final Exit<I, O> exit;

    /// Holds the calls of a segment, and the elements after them that calls must not overtake.
    static final class Segment<I, O> {
        private final List<AsyncCall<I, O>> done = new ArrayList<>(0);
        private final List<AsyncEntry<I, O>> behind = new ArrayList<>(0);
        private int underWay;
    }

    UnorderedAsyncQueue(Exit<I, O> exit) {
        this.exit = exit;
        segments.add(new Segment<>());
    }

    @Override
    public void add(AsyncCall<I, O> call) {
        Segment<I, O> last = segments.getLast();
        if (!last.behind.isEmpty()) {
            last = new Segment<>();
            segments.add(last);
        }
        last.underWay++;
        call.isIn(last);
    }

    @Override
    public void mark(long timestamp) {
        List<AsyncEntry<I, O>> behind = segments.getLast().behind;
        if (!behind.isEmpty() && behind.getLast() instanceof AsyncEntry.Mark<I, O> last) last.raise(timestamp);
        else behind.add(new AsyncEntry.Mark<>(timestamp));
        advance();
    }

    @Override
    public void add(AsyncEntry.Passing<I, O> passing) {
        segments.getLast().behind.add(passing);
        advance();
    }

    @Override
    public void completed(AsyncCall<I, O> call) {
        Segment<I, O> of = call.segment();
        of.underWay--;
        if (of != segments.getFirst()) {
            of.done.add(call);
            return;
        }
        exit.leave(call);
        advance();
    }

    /// Continues with the next segment when no call of the first one is active.
    private void advance() {
        while (true) {
            Segment<I, O> first = segments.getFirst();
            if (first.underWay > 0 || first.behind.isEmpty()) return;
            segments.removeFirst();
            if (segments.isEmpty()) segments.add(new Segment<>());
            first.behind.forEach(exit::leave);
            Segment<I, O> next = segments.getFirst();
            List<AsyncCall<I, O>> done = List.copyOf(next.done);
            next.done.clear();
            done.forEach(exit::leave);
        }
    }
}
