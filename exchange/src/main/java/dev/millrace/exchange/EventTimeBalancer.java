package dev.millrace.exchange;

import java.util.Arrays;

/// Which channels of an inbox are ahead of the others in event time. Those are passed over as long as others have
/// something, though not for ever: what runs ahead only fills windows that cannot fire before the others have come
/// there too, and a ring that stays full slows down who fills it. Without timestamps no channel is ahead.
final class EventTimeBalancer {
    /// How often in a row a channel is passed over at most.
    private static final int PATIENCE = 7;

    private static final long UNKNOWN = Batch.NO_TIMESTAMP;

    /// Of the last record with a timestamp.
    private final long[] times;
    private final int[] passedOver;
    /// Of the channels that gave something in the last round that brought anything, and in this one so far.
    private long slowest = Long.MAX_VALUE;
    private long slowestYet = Long.MAX_VALUE;

    EventTimeBalancer(int channels) {
        this.times = new long[channels];
        this.passedOver = new int[channels];
        Arrays.fill(times, UNKNOWN);
    }

    /// Whether it is not this channel's turn, if another has something.
    boolean passesOver(int channel) {
        long time = times[channel];
        if (time <= slowest || passedOver[channel] == PATIENCE) {
            passedOver[channel] = 0;
            return false;
        }
        passedOver[channel]++;
        return true;
    }

    /// A channel gave this batch.
    void took(int channel, Batch batch) {
        int size = batch.size();
        long time = size == 0 ? UNKNOWN : batch.timestamps()[size - 1];
        if (time != UNKNOWN) times[channel] = time;
        if (times[channel] != UNKNOWN) slowestYet = Math.min(slowestYet, times[channel]);
    }

    /// All channels have had their turn once more.
    void turned() {
        if (slowestYet != Long.MAX_VALUE) slowest = slowestYet;
        slowestYet = Long.MAX_VALUE;
    }
}
