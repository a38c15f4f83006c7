package dev.millrace.exchange;

import dev.millrace.base.fault.Check;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// Receives the batches of one subtask. Polls the channels in turn, and prefers those that are behind in event time.
/// Called by the subtask's thread only, unless stated otherwise.
///
/// A held channel is not polled until it is released. The alignment of barriers and reading one input before another
/// use only this mechanism.
public final class Inbox {
    private final Ring[] rings;
    private final boolean[] held;
    private final boolean[] ended;
    private final EventTimeBalancer balancer;
    private int next;
    private int last;
    private int open;

    /// @param rings one ring for each channel; the number of the channel is its index
    public Inbox(Ring[] rings) {
        this.rings = rings.clone();
        this.held = new boolean[rings.length];
        this.ended = new boolean[rings.length];
        this.balancer = new EventTimeBalancer(rings.length);
        this.open = rings.length;
    }

    /// Returns the next batch of any channel that is not held, or null if there is none now. [#channel] returns
    /// its channel.
    public @Nullable Batch poll() {
        int channels = rings.length;
        boolean passedOver = false;
        for (int looked = 0; looked < channels; looked++) {
            int channel = turn();
            if (held[channel] || ended[channel]) continue;
            if (balancer.passesOver(channel)) {
                passedOver = true;
                continue;
            }
            Batch batch = take(channel);
            if (batch != null) return batch;
        }
        return passedOver ? pollAny() : null;
    }

    private @Nullable Batch pollAny() {
        for (int looked = 0; looked < rings.length; looked++) {
            int channel = turn();
            if (held[channel] || ended[channel]) continue;
            Batch batch = take(channel);
            if (batch != null) return batch;
        }
        return null;
    }

    private int turn() {
        int channel = next;
        if (++next == rings.length) {
            next = 0;
            balancer.turned();
        }
        return channel;
    }

    private @Nullable Batch take(int channel) {
        Batch batch = rings[channel].poll();
        if (batch == null) return null;
        balancer.took(channel, batch);
        last = channel;
        return batch;
    }

    /// Shows the batches that are queued on a channel, in order, without taking them.
    ///
    /// @param wantsMore receives each batch, and returns whether to continue
    public void peek(int channel, Predicate<Batch> wantsMore) {
        rings[channel].peek(wantsMore);
    }

    /// Returns the channel of the last batch polled.
    public int channel() {
        return last;
    }

    public void hold(int channel) {
        held[channel] = true;
    }

    public void release(int channel) {
        held[channel] = false;
    }

    /// Marks a channel as ended.
    public void end(int channel) {
        Check.that(!ended[channel], "channel %d ended twice", channel);
        ended[channel] = true;
        open--;
    }

    public boolean hasEnded() {
        return open == 0;
    }

    /// Returns whether [#poll] would return a batch.
    public boolean hasBatch() {
        for (int channel = 0; channel < rings.length; channel++) {
            if (!held[channel] && !ended[channel] && !rings[channel].isEmpty()) return true;
        }
        return false;
    }

    /// Closes the inbox. Nothing is polled any more, so senders need not wait for room.
    public void close() {
        for (Ring ring : rings) ring.abandon();
    }

    /// Returns the capacity of all channels in batches.
    public int capacity() {
        int capacity = 0;
        for (Ring ring : rings) capacity += ring.capacity();
        return capacity;
    }

    /// Returns the approximate number of batches queued over all channels. Thread-safe.
    public int queued() {
        int queued = 0;
        for (Ring ring : rings) queued += ring.queued();
        return queued;
    }
}
