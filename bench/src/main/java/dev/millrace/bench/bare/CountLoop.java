package dev.millrace.bench.bare;

import dev.millrace.bench.meter.Tally;
import java.util.Arrays;

/// Implements `keyed` and `latency`: a running count of each key.
final class CountLoop implements KeyedLoop {
    private final KeyIndex index = new KeyIndex();
    private final boolean keepsTime;
    private final Tally tally;
    private long[] counts = new long[1024];

    CountLoop(Tally tally, boolean keepsTime) {
        this.tally = tally;
        this.keepsTime = keepsTime;
    }

    @Override
    public void accept(int stream, long key, long value, long timestamp) {
        int number = index.of(key);
        if (number >= counts.length) {
            counts = Arrays.copyOf(counts, counts.length * 2);
        }
        tally.add(key, ++counts[number], keepsTime ? timestamp : 0);
    }

    @Override
    public void advance(long watermark) {}
}
