package dev.millrace.bench.bare;

import java.util.Arrays;

/// Holds sums and counts of all keys in one second, by key number. Owned by one worker.
final class Pane {
    long[] sums = new long[1024];
    int[] counts = new int[1024];

    void add(int number, long value) {
        if (number >= sums.length) {
            grow(number + 1);
        }
        sums[number] += value;
        counts[number]++;
    }

    void addAll(Pane other, int sign) {
        if (other.sums.length > sums.length) {
            grow(other.sums.length);
        }
        for (int i = 0; i < other.sums.length; i++) {
            sums[i] += sign * other.sums[i];
            counts[i] += sign * other.counts[i];
        }
    }

    void clear() {
        Arrays.fill(sums, 0);
        Arrays.fill(counts, 0);
    }

    private void grow(int least) {
        int length = Integer.highestOneBit(Math.max(least - 1, 1)) << 1;
        sums = Arrays.copyOf(sums, length);
        counts = Arrays.copyOf(counts, length);
    }
}
