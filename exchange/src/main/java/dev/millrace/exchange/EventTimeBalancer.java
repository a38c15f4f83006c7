package dev.millrace.exchange;

import java.util.Arrays;

/// Finds the channels of an inbox that are ahead of the others in event time, and skips them while others have
/// batches. A channel that is ahead only fills windows that cannot fire before the other channels have caught up. Its
/// full ring slows down its sender. The number of consecutive skips is limited. Channels without timestamps are never
/// ahead. Not thread-safe.
final class EventTimeBalancer {
    /// The maximum number of consecutive skips of a channel.
    private static final int PATIENCE = 7;

    private static final long UNKNOWN = Batch.NO_TIMESTAMP;

    /// The timestamp of each channel's last record that has one.
    private final long[] times;
    private final int[] passedOver;
    /// The lowest time of the channels that gave a batch in the last round with timestamps, and in this round
    /// so far.
    private long slowest = Long.MAX_VALUE;
    private long slowestYet = Long.MAX_VALUE;

    EventTimeBalancer(int channels) {
        this.times = new long[channels];
        this.passedOver = new int[channels];
        Arrays.fill(times, UNKNOWN);
    }

    /// Returns whether to skip a channel, if another channel has a batch.
    boolean passesOver(int channel) {
        long time = times[channel];
        if (time <= slowest || passedOver[channel] == PATIENCE) {
            passedOver[channel] = 0;
            return false;
        }
        passedOver[channel]++;
        return true;
    }

    /// Records that a channel gave a batch.
    void took(int channel, Batch batch) {
        int size = batch.size();
        long time = size == 0 ? UNKNOWN : batch.timestamps()[size - 1];
        if (time != UNKNOWN) times[channel] = time;
        if (times[channel] != UNKNOWN) slowestYet = Math.min(slowestYet, times[channel]);
    }

    /// Records that a round over all channels is complete.
    void turned() {
        if (slowestYet != Long.MAX_VALUE) slowest = slowestYet;
        slowestYet = Long.MAX_VALUE;
    }
}
