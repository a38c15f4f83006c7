package dev.millrace.bench.bare;

import dev.millrace.bench.load.Steps;
import dev.millrace.bench.load.Workload;
import dev.millrace.bench.meter.Tally;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Implements `window-join`: keeps the values of both streams of a second in chains by key, and pairs them at the
/// end of the second.
final class WindowJoinLoop implements KeyedLoop {
    private final KeyIndex index = new KeyIndex();
    private final Tally tally;
    private final List<Pane> open = new ArrayList<>(); // from the second `first` on
    private final ArrayDeque<Pane> spare = new ArrayDeque<>();
    private long first = -1;

    WindowJoinLoop(Tally tally) {
        this.tally = tally;
    }

    @Override
    public void accept(int stream, long key, long value, long timestamp) {
        long second = timestamp / Workload.WINDOW_MILLIS;
        if (first < 0) {
            first = second - 1; // the other worker may be a few milliseconds behind
        }
        while (open.size() <= second - first) {
            open.add(spare.isEmpty() ? new Pane() : spare.poll());
        }
        var pane = open.get((int) (second - first));
        (stream == 0 ? pane.left : pane.right).add(index.of(key), value);
    }

    @Override
    public void advance(long watermark) {
        while (!open.isEmpty() && (first + 1) * Workload.WINDOW_MILLIS <= watermark) {
            var pane = open.removeFirst();
            first++;
            join(pane.left, pane.right);
            pane.left.clear();
            pane.right.clear();
            spare.add(pane);
        }
    }

    private void join(Chains left, Chains right) {
        int numbers = Math.min(left.heads.length, right.heads.length);
        for (int number = 0; number < numbers; number++) {
            for (int i = left.heads[number]; i != Chains.NONE; i = left.nexts[i]) {
                for (int j = right.heads[number]; j != Chains.NONE; j = right.nexts[j]) {
                    tally.add(index.key(number), Steps.pair(left.values[i], right.values[j]), 0);
                }
            }
        }
    }

    private static final class Pane {
        final Chains left = new Chains();
        final Chains right = new Chains();
    }

    /// Holds values in the order of arrival; each is linked to the previous one with the same key.
    private static final class Chains {
        static final int NONE = -1;

        int[] heads = new int[1024];
        long[] values = new long[1024];
        int[] nexts = new int[1024];
        int size;

        Chains() {
            Arrays.fill(heads, NONE);
        }

        void add(int number, long value) {
            if (number >= heads.length) {
                int before = heads.length;
                heads = Arrays.copyOf(heads, Integer.highestOneBit(number) * 2);
                Arrays.fill(heads, before, heads.length, NONE);
            }
            if (size == values.length) {
                values = Arrays.copyOf(values, size * 2);
                nexts = Arrays.copyOf(nexts, size * 2);
            }
            values[size] = value;
            nexts[size] = heads[number];
            heads[number] = size++;
        }

        void clear() {
            Arrays.fill(heads, NONE);
            size = 0;
        }
    }
}
