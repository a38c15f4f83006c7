package dev.millrace.runtime.task;

import dev.millrace.exchange.Batch;
import dev.millrace.exchange.Control;
import dev.millrace.exchange.Inbox;
import dev.millrace.state.operator.InFlightRows;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.BitSet;
import org.jspecify.annotations.Nullable;

/// Collects the channel state of an unaligned checkpoint: all batches on each channel up to the barrier. Records
/// are serialized at once, because receivers may change them.
final class ChannelState {
    private final long checkpoint;
    private final int[] inputOf;
    private final BitSet outstanding;
    private final UnalignedCheckpoint overtaking;
    private final InFlightRows rows;

    /// Creates the channel state of a checkpoint.
    ///
    /// @param outstanding the channels whose barrier has not arrived
    ChannelState(long checkpoint, int[] inputOf, BitSet outstanding, UnalignedCheckpoint overtaking)
            throws IOException {
        this.checkpoint = checkpoint;
        this.inputOf = inputOf;
        this.outstanding = (BitSet) outstanding.clone();
        this.overtaking = overtaking;
        this.rows = overtaking.rows();
    }

    long checkpoint() {
        return checkpoint;
    }

    InFlightRows rows() {
        return rows;
    }

    boolean isWhole() {
        return outstanding.isEmpty();
    }

    /// Adds the records of a batch from a position on.
    void came(int channel, Batch batch, int from) {
        if (!outstanding.get(channel)) return;
        add(inputOf[channel], batch, from);
        if (ends(batch.control())) outstanding.clear(channel);
    }

    /// Adds restored records, which belong to no channel.
    void add(int input, Batch batch, int from) {
        try {
            for (int at = from; at < batch.size(); at++) {
                rows.add(input, batch.values()[at], batch.timestamps()[at], overtaking.key(batch, at));
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    /// Adds the queued batches of each channel up to the barrier. If a barrier is still on its way from another
    /// process, later batches are added when they [arrive][#came].
    void collect(Inbox inbox) {
        for (int channel = outstanding.nextSetBit(0); channel >= 0; channel = outstanding.nextSetBit(channel + 1)) {
            if (!isHere(inbox, channel)) continue;
            int each = channel;
            inbox.peek(each, batch -> {
                add(inputOf[each], batch, 0);
                return !ends(batch.control());
            });
            outstanding.clear(channel);
        }
    }

    private boolean isHere(Inbox inbox, int channel) {
        boolean[] isHere = {false};
        inbox.peek(channel, batch -> {
            isHere[0] = ends(batch.control());
            return !isHere[0];
        });
        return isHere[0];
    }

    private boolean ends(@Nullable Control control) {
        return control instanceof Control.End
                || control instanceof Control.Barrier barrier && barrier.checkpoint() == checkpoint;
    }
}
