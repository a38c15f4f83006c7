package dev.millrace.bench.bare;

import dev.millrace.bench.load.Generator;
import dev.millrace.bench.load.Steps;
import dev.millrace.bench.load.Workload;
import dev.millrace.bench.meter.Tally;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Implements `interval-join`: pairs each event with the recent events of the other stream, and keeps the event
/// while further matches are possible.
final class IntervalJoinLoop implements KeyedLoop {
    private static final int REACH = Workload.INTERVAL_MILLIS;

    private final KeyIndex index = new KeyIndex();
    private final Tally tally;
    private final List<Recent> lefts = new ArrayList<>();
    private final List<Recent> rights = new ArrayList<>();
    private long watermark;

    IntervalJoinLoop(Tally tally) {
        this.tally = tally;
    }

    @Override
    public void accept(int stream, long key, long value, long timestamp) {
        int number = index.of(key);
        if (number == lefts.size()) {
            lefts.add(new Recent());
            rights.add(new Recent());
        }
        boolean isLeft = stream == 0;
        var others = (isLeft ? rights : lefts).get(number);
        for (int i = others.from; i < others.to; i++) {
            if (Math.abs(others.timestamps[i] - timestamp) <= REACH) {
                long other = others.values[i];
                tally.add(key, isLeft ? Steps.pair(value, other) : Steps.pair(other, value), 0);
            }
        }
        var own = (isLeft ? lefts : rights).get(number);
        own.dropBefore(watermark - REACH - Generator.DISORDER_MILLIS);
        own.add(timestamp, value);
    }

    @Override
    public void advance(long newWatermark) {
        watermark = newWatermark;
    }

    /// Holds the events of one key and stream in the order of arrival.
    private static final class Recent {
        long[] timestamps = new long[4];
        long[] values = new long[4];
        int from;
        int to;

        void dropBefore(long timestamp) {
            while (from < to && timestamps[from] < timestamp) {
                from++;
            }
        }

        void add(long timestamp, long value) {
            if (to == timestamps.length) {
                makeRoom();
            }
            timestamps[to] = timestamp;
            values[to++] = value;
        }

        private void makeRoom() {
            int size = to - from;
            int length = size > timestamps.length / 2 ? timestamps.length * 2 : timestamps.length;
            timestamps = Arrays.copyOf(Arrays.copyOfRange(timestamps, from, to), length);
            values = Arrays.copyOf(Arrays.copyOfRange(values, from, to), length);
            from = 0;
            to = size;
        }
    }
}
