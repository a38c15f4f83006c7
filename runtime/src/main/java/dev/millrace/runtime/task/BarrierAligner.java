package dev.millrace.runtime.task;

import dev.millrace.exchange.Control;
import dev.millrace.exchange.Inbox;
import java.util.BitSet;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Waits until a checkpoint's barrier has arrived on every open channel. For exactly-once checkpoints, channels
/// that have delivered the barrier are blocked meanwhile. Called by the subtask's thread only.
final class BarrierAligner {
    private final Inbox inbox;
    private final int channels;
    private final Consumer<Control.Barrier> onAligned;
    private final BitSet ended = new BitSet();
    private final TreeMap<Long, Aligning> underWay = new TreeMap<>();
    /// The newest checkpoint that was taken.
    private long last = -1;
    /// The newest checkpoint that was aborted. The coordinator announces checkpoints in order before it aborts
    /// them, so every older live checkpoint is in [#underWay].
    private long givenUp = -1;

    /// Describes a checkpoint whose barriers have not all arrived.
    private static final class Aligning {
        final Control.Barrier barrier;
        final BitSet arrived = new BitSet();

        Aligning(Control.Barrier barrier) {
            this.barrier = barrier;
        }
    }

    /// Creates the aligner.
    ///
    /// @param onAligned called when all barriers have arrived, before any record after them is read
    BarrierAligner(Inbox inbox, int channels, Consumer<Control.Barrier> onAligned) {
        this.inbox = inbox;
        this.channels = channels;
        this.onAligned = onAligned;
    }

    /// Notes that a barrier has arrived.
    void arrived(int channel, Control.Barrier barrier) {
        Aligning aligning = aligning(barrier);
        if (aligning == null) return;
        aligning.arrived.set(channel);
        if (barrier.isExact()) inbox.hold(channel);
        check();
    }

    /// Notes that the coordinator has announced a checkpoint. If all channels have ended, no barrier will arrive.
    void announced(Control.Barrier barrier) {
        if (aligning(barrier) != null) check();
    }

    /// Stops the alignment of a checkpoint.
    ///
    /// @param onOvertaken receives the channels without a barrier; not called if the checkpoint was already taken
    /// or aborted
    void overtake(Control.Barrier barrier, Consumer<BitSet> onOvertaken) {
        Aligning aligning = aligning(barrier);
        if (aligning == null) return;
        underWay.remove(barrier.checkpoint());
        last = barrier.checkpoint();
        BitSet outstanding = new BitSet();
        outstanding.set(0, channels);
        outstanding.andNot(aligning.arrived);
        outstanding.andNot(ended);
        onOvertaken.accept(outstanding);
        release(aligning);
    }

    void ended(int channel) {
        ended.set(channel);
        check();
    }

    /// Notes that a checkpoint was aborted; its barriers may still arrive.
    void giveUp(long checkpoint) {
        givenUp = Math.max(givenUp, checkpoint);
        Aligning aligning = underWay.remove(checkpoint);
        if (aligning == null) return;
        release(aligning);
        check();
    }

    /// Returns the number of checkpoints in alignment.
    int remembered() {
        return underWay.size();
    }

    private @Nullable Aligning aligning(Control.Barrier barrier) {
        long checkpoint = barrier.checkpoint();
        if (checkpoint <= last) return null;
        if (checkpoint <= givenUp) return underWay.get(checkpoint);
        return underWay.computeIfAbsent(checkpoint, _ -> new Aligning(barrier));
    }

    private void check() {
        while (!underWay.isEmpty()) {
            Map.Entry<Long, Aligning> oldest = underWay.firstEntry();
            Aligning aligning = oldest.getValue();
            BitSet there = (BitSet) aligning.arrived.clone();
            there.or(ended);
            if (there.cardinality() < channels) return;
            underWay.remove(oldest.getKey());
            last = oldest.getKey();
            onAligned.accept(aligning.barrier);
            release(aligning);
        }
    }

    private void release(Aligning aligning) {
        for (int channel = aligning.arrived.nextSetBit(0);
                channel >= 0;
                channel = aligning.arrived.nextSetBit(channel + 1)) {
            inbox.release(channel);
        }
    }
}
