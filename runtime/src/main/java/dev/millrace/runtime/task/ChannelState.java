package dev.millrace.runtime.task;

import dev.millrace.exchange.Batch;
import dev.millrace.exchange.Control;
import dev.millrace.exchange.Inbox;
import dev.millrace.state.operator.InFlightRows;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.BitSet;
import org.jspecify.annotations.Nullable;

/// What was on its way to a subtask when it took a checkpoint that had overtaken it: all that comes on each channel
/// until the checkpoint's barrier does. It is written down at once, since who gets a record may change it.
final class ChannelState {
    private final long checkpoint;
    private final int[] inputOf;
    private final BitSet outstanding;
    private final UnalignedCheckpoint overtaking;
    private final InFlightRows rows;

    /// @param outstanding the channels on which the barrier is still to come
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

    /// A batch has come, or was there already; its records have not been processed from this one on.
    void came(int channel, Batch batch, int from) {
        if (!outstanding.get(channel)) return;
        add(inputOf[channel], batch, from);
        if (ends(batch.control())) outstanding.clear(channel);
    }

    /// The same with what was restored and belongs to no channel any more.
    void add(int input, Batch batch, int from) {
        try {
            for (int at = from; at < batch.size(); at++) {
                rows.add(input, batch.values()[at], batch.timestamps()[at], overtaking.key(batch, at));
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    /// Takes a look at what has not come yet, up to the barriers. Where one is still under way from another process,
    /// what is before it is taken as it [comes][#came].
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
