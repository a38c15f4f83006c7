package dev.millrace.exchange;

import dev.millrace.base.fault.Check;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// All that one subtask receives: its channels, polled in turn, those mostly that are behind in event time. Owned
/// by the subtask's thread.
///
/// A channel can be held: it is not polled until it is released. That is the whole mechanism of aligning barriers
/// and of reading one input before another.
public final class Inbox {
    private final Ring[] rings;
    private final boolean[] held;
    private final boolean[] ended;
    private final EventTimeBalancer balancer;
    private int next;
    private int last;
    private int open;

    /// @param rings one for each channel; the channel's number is its index
    public Inbox(Ring[] rings) {
        this.rings = rings.clone();
        this.held = new boolean[rings.length];
        this.ended = new boolean[rings.length];
        this.balancer = new EventTimeBalancer(rings.length);
        this.open = rings.length;
    }

    /// The next batch of any channel that is not held, or null if there is none now. [#channel] says whose it is.
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

    /// Shows what is queued on a channel, in order, without taking it.
    ///
    /// @param wantsMore told each batch
    public void peek(int channel, Predicate<Batch> wantsMore) {
        rings[channel].peek(wantsMore);
    }

    /// The channel of the last batch polled.
    public int channel() {
        return last;
    }

    public void hold(int channel) {
        held[channel] = true;
    }

    public void release(int channel) {
        held[channel] = false;
    }

    /// Marks that nothing will come on this channel any more.
    public void end(int channel) {
        Check.that(!ended[channel], "channel %d ended twice", channel);
        ended[channel] = true;
        open--;
    }

    public boolean hasEnded() {
        return open == 0;
    }

    /// Whether [#poll] would find something.
    public boolean hasBatch() {
        for (int channel = 0; channel < rings.length; channel++) {
            if (!held[channel] && !ended[channel] && !rings[channel].isEmpty()) return true;
        }
        return false;
    }

    /// Nothing will be polled any more: senders need not wait for room.
    public void close() {
        for (Ring ring : rings) ring.abandon();
    }

    /// How many batches there is room for over all channels.
    public int capacity() {
        int capacity = 0;
        for (Ring ring : rings) capacity += ring.capacity();
        return capacity;
    }

    /// Batches queued over all channels, roughly. Any thread.
    public int queued() {
        int queued = 0;
        for (Ring ring : rings) queued += ring.queued();
        return queued;
    }
}
