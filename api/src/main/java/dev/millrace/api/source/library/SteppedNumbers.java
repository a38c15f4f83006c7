package dev.millrace.api.source.library;

import dev.millrace.api.tuple.Tuple3;
import java.util.AbstractQueue;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/// Stores a queue of numbers as arithmetic sequences, so that the memory depends on the number of sequences only.
final class SteppedNumbers extends AbstractQueue<Long> {
    private final Deque<Run> runs = new ArrayDeque<>();

    private record Run(long next, long last, long step) {
        boolean isLast() {
            return Long.compareUnsigned(last - next, step) < 0;
        }

        long left() {
            return Long.divideUnsigned(last - next, step) + 1;
        }

        Run advanced() {
            return new Run(next + step, last, step);
        }
    }

    /// @param last an upper bound, not below `next`
    /// @param step the distance between two numbers, above 0
    void addRun(long next, long last, long step) {
        runs.add(new Run(next, last, step));
    }

    List<Tuple3<Long, Long, Long>> runs() {
        return runs.stream().map(run -> Tuple3.of(run.next, run.last, run.step)).toList();
    }

    @Override
    public boolean offer(Long number) {
        addRun(number, number, 1);
        return true;
    }

    @Override
    public @Nullable Long poll() {
        Run run = runs.poll();
        if (run == null) return null;
        if (!run.isLast()) runs.addFirst(run.advanced());
        return run.next;
    }

    @Override
    public @Nullable Long peek() {
        Run run = runs.peek();
        return run == null ? null : (Long) run.next;
    }

    @Override
    public boolean isEmpty() {
        return runs.isEmpty();
    }

    @Override
    public Iterator<Long> iterator() {
        SteppedNumbers rest = new SteppedNumbers();
        rest.runs.addAll(runs);
        return new Iterator<>() {
            @Override
            public boolean hasNext() {
                return !rest.isEmpty();
            }

            @Override
            public Long next() {
                Long number = rest.poll();
                if (number == null) throw new NoSuchElementException("there are no more numbers");
                return number;
            }
        };
    }

    /// Returns the number of elements, or `Integer.MAX_VALUE` if there are more.
    @Override
    public int size() {
        long sum = 0;
        for (Run run : runs) {
            long left = run.left();
            // If a run contains all long numbers, its count overflows to 0.
            if (left <= 0 || left >= Integer.MAX_VALUE) return Integer.MAX_VALUE;
            sum += left;
        }
        return (int) Math.min(sum, Integer.MAX_VALUE);
    }
}
