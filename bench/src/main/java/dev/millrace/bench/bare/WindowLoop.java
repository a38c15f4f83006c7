package dev.millrace.bench.bare;

import dev.millrace.bench.load.Workload;
import dev.millrace.bench.meter.Tally;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;

/// Implements `tumbling` and `sliding`: adds each event to the pane of its second; a window is the sum of
/// its panes.
final class WindowLoop implements KeyedLoop {
    private final KeyIndex index = new KeyIndex();
    private final Tally tally;
    private final int panesPerWindow;
    private final List<Pane> open = new ArrayList<>(); // from the second `first` on
    private final ArrayDeque<Pane> past = new ArrayDeque<>(); // the panes inside `total`
    private final ArrayDeque<Pane> spare = new ArrayDeque<>();
    private final Pane total = new Pane();
    private long first = -1;

    WindowLoop(Tally tally, int panesPerWindow) {
        this.tally = tally;
        this.panesPerWindow = panesPerWindow;
    }

    @Override
    public void accept(int stream, long key, long value, long timestamp) {
        pane(timestamp / Workload.WINDOW_MILLIS).add(index.of(key), value);
    }

    private Pane pane(long second) {
        if (first < 0) {
            first = second - 1; // the other worker may be a few milliseconds behind
        }
        int offset = (int) (second - first);
        while (open.size() <= offset) {
            open.add(spare.isEmpty() ? new Pane() : spare.poll());
        }
        return open.get(offset);
    }

    @Override
    public void advance(long watermark) {
        if (first < 0) {
            return;
        }
        while (!open.isEmpty() && (first + 1) * Workload.WINDOW_MILLIS <= watermark) {
            close(open.removeFirst());
        }
        if (watermark == Long.MAX_VALUE) {
            for (int i = 1; i < panesPerWindow; i++) {
                close(new Pane());
            }
        }
    }

    private void close(Pane pane) {
        first++;
        total.addAll(pane, 1);
        past.add(pane);
        long end = first * Workload.WINDOW_MILLIS;
        for (int number = 0; number < index.size() && number < total.sums.length; number++) {
            if (total.counts[number] > 0) {
                tally.add(index.key(number), total.sums[number], end);
            }
        }
        if (past.size() == panesPerWindow) {
            var oldest = past.poll();
            total.addAll(oldest, -1);
            oldest.clear();
            spare.add(oldest);
        }
    }
}
