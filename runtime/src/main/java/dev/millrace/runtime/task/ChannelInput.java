package dev.millrace.runtime.task;

import dev.millrace.base.fault.Check;
import dev.millrace.base.host.Clock;
import dev.millrace.exchange.Batch;
import dev.millrace.exchange.Control;
import dev.millrace.exchange.Inbox;
import dev.millrace.exchange.Outbox;
import dev.millrace.runtime.chain.Receiver;
import dev.millrace.runtime.checkpoint.subtask.SubtaskCheckpoints;
import dev.millrace.runtime.metric.SubtaskMetrics;
import dev.millrace.runtime.metric.TaskGroup;
import dev.millrace.runtime.progress.BacklogValve;
import dev.millrace.runtime.progress.WatermarkValve;
import dev.millrace.runtime.step.StepResult;
import dev.millrace.runtime.tap.Origin;
import dev.millrace.runtime.tap.RecordTap;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.BitSet;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/// Reads batches from channels, combines the watermarks of each input, and feeds the chain.
public final class ChannelInput implements TaskInput {
    /// The channel number of restored channel state.
    private static final int RESTORED = -1;

    private final Inbox inbox;
    private final Outbox outbox;
    private final int[] inputOf;
    private final List<Origin> senders;
    private final List<Input> inputs;
    /// Samples records for users; null almost always. Read once per batch.
    private final AtomicReference<@Nullable RecordTap> tap = new AtomicReference<>();

    private final Consumer<Control.LatencyMarker> onMarker;
    private final SubtaskMetrics metrics;
    private final Clock clock;
    private final SubtaskCheckpoints checkpoints;
    private final BarrierAligner alignment;
    private final @Nullable UnalignedCheckpoint overtaking;
    private final Queue<UnalignedCheckpoint.Overtaken> restored;
    /// The channel state of the newest unaligned checkpoint until it is complete; null for none.
    private @Nullable ChannelState inFlight;
    /// The batch in progress and the position in it; null for none.
    private @Nullable Batch batch;

    private @Nullable Input input;
    private int channel;
    private int position;
    private long aligning = -1;
    private long aligningSinceNanos;

    /// Represents one input of the head operator.
    public static final class Input {
        private final BatchDispatcher dispatcher;
        private final Receiver<?> head;
        private final int firstChannel;
        private final WatermarkValve valve;
        private final BacklogValve backlog;
        private int open;
        private long watermark = Long.MIN_VALUE;
        private boolean isIdle;

        /// Creates an input.
        ///
        /// @param firstChannel the number of its first channel; its other channels follow
        /// @param channels the number of its channels
        public Input(BatchDispatcher dispatcher, Receiver<?> head, int firstChannel, int channels) {
            this.dispatcher = dispatcher;
            this.head = head;
            this.firstChannel = firstChannel;
            this.valve = new WatermarkValve(channels);
            this.backlog = new BacklogValve(channels);
            this.open = channels;
        }

        private void pass() {
            if (valve.watermark() > watermark) {
                watermark = valve.watermark();
                head.watermark(watermark);
            }
            if (valve.isIdle() == isIdle) return;
            isIdle = valve.isIdle();
            head.idle(isIdle);
        }
    }

    /// Describes the channels of a subtask.
    ///
    /// @param inputOf the input of each channel
    /// @param senders where the batches of each channel come from
    /// @param inputs the inputs in order; channels are numbered across inputs
    /// @param onMarker receives each latency marker
    public record Channels(
            Inbox inbox,
            int[] inputOf,
            List<Origin> senders,
            List<Input> inputs,
            Consumer<Control.LatencyMarker> onMarker) {}

    /// Creates the input of a subtask.
    ///
    /// @param overtaking stores channel state; null if unaligned checkpoints are not possible
    /// @param restored the channel state of the snapshot that the subtask starts from
    public ChannelInput(
            Channels channels,
            Outbox outbox,
            SubtaskMetrics metrics,
            Clock clock,
            SubtaskCheckpoints checkpoints,
            @Nullable UnalignedCheckpoint overtaking,
            Queue<UnalignedCheckpoint.Overtaken> restored) {
        this.inbox = channels.inbox;
        this.inputOf = channels.inputOf.clone();
        this.senders = List.copyOf(channels.senders);
        this.inputs = List.copyOf(channels.inputs);
        this.onMarker = channels.onMarker;
        this.outbox = outbox;
        this.metrics = metrics;
        this.clock = clock;
        this.checkpoints = checkpoints;
        this.alignment = new BarrierAligner(inbox, inputOf.length, this::taken);
        this.overtaking = overtaking;
        this.restored = restored;
    }

    @Override
    public StepResult take(long untilNanos) {
        boolean worked = false;
        do {
            if (batch == null && !next()) {
                if (inbox.hasEnded()) return StepResult.DONE;
                return worked ? StepResult.WORKED : StepResult.IDLE;
            }
            worked = true;
            if (!process()) return StepResult.WORKED;
        } while (outbox.isClear() && clock.nanos() < untilNanos);
        return StepResult.WORKED;
    }

    /// Takes the next batch.
    ///
    /// @return whether there is a batch now
    private boolean next() {
        UnalignedCheckpoint.Overtaken first = restored.poll();
        Batch found;
        if (first == null) {
            found = inbox.poll();
            if (found == null) return false;
            channel = inbox.channel();
            input = inputs.get(inputOf[channel]);
            if (inFlight != null) inFlight.came(channel, found, 0);
        } else {
            found = first.batch();
            channel = RESTORED;
            input = inputs.get(first.input());
        }
        batch = found;
        position = 0;
        if (found.size() > 0) {
            metrics.receivedBatch(found.size());
            RecordTap looking = tap.get();
            if (looking != null) looking.offer(found, channel == RESTORED ? Origin.UNKNOWN : senders.get(channel));
        }
        return true;
    }

    /// Processes the current batch.
    ///
    /// @return false if other work must run before the rest of the batch
    private boolean process() {
        Batch here = Check.present(batch, "a batch");
        Input of = Check.present(input, "the input of a batch");
        if (position < here.size()) {
            position = of.dispatcher.records(here, position);
            if (position < here.size()) return false;
        }
        batch = null;
        Control control = here.control();
        if (control != null) control(of, channel, control);
        return true;
    }

    private void control(Input input, int channel, Control control) {
        int number = channel - input.firstChannel;
        switch (control) {
            case Control.Watermark(long timestamp) -> {
                if (input.valve.advance(number, timestamp)) {
                    input.pass();
                    metrics.reachedWatermark(lowestWatermark());
                }
            }
            case Control.Idle _ -> {
                if (input.valve.idle(number, true)) input.pass();
            }
            case Control.Active _ -> {
                if (input.valve.idle(number, false)) input.pass();
            }
            case Control.Backlog(boolean isBacklog) -> {
                if (input.backlog.say(number, isBacklog)) input.head.backlog(input.backlog.isBacklog());
            }
            case Control.LatencyMarker marker -> {
                onMarker.accept(marker);
                outbox.sendToAny(marker);
            }
            case Control.End _ -> end(input, channel, number);
            case Control.Barrier barrier -> {
                barrierCame(barrier);
                alignment.arrived(channel, barrier);
                collectedIfWhole();
            }
        }
    }

    private long lowestWatermark() {
        long lowest = Long.MAX_VALUE;
        for (Input each : inputs) lowest = Math.min(lowest, each.watermark);
        return lowest;
    }

    /// Returns the input queues, for metrics.
    public TaskGroup.Queues queues() {
        return new TaskGroup.Queues(inbox::queued, inbox.capacity());
    }

    /// Returns the watermark of each input; other threads may read an older value.
    public List<LongSupplier> watermarks() {
        return inputs.stream().<LongSupplier>map(each -> () -> each.watermark).toList();
    }

    private void taken(Control.Barrier barrier) {
        metrics.aligned(barrier.checkpoint() == aligning ? clock.nanos() - aligningSinceNanos : 0);
        checkpoints.take(barrier);
    }

    private void barrierCame(Control.Barrier barrier) {
        if (barrier.checkpoint() <= aligning) return;
        aligning = barrier.checkpoint();
        aligningSinceNanos = clock.nanos();
        metrics.barrierCame(Math.max(0, clock.millis() - barrier.startedMillis()) * 1_000_000);
    }

    private void end(Input input, int channel, int number) {
        inbox.end(channel);
        if (input.valve.end(number)) input.pass();
        if (--input.open == 0) input.head.end();
        alignment.ended(channel);
        collectedIfWhole();
    }

    @Override
    public void announce(Control.Barrier barrier, boolean isLast) {
        alignment.announced(barrier);
    }

    @Override
    public void overtake(Control.Barrier barrier) {
        UnalignedCheckpoint how = overtaking;
        if (how != null) alignment.overtake(barrier, outstanding -> overtake(barrier, outstanding, how));
    }

    private void overtake(Control.Barrier barrier, BitSet outstanding, UnalignedCheckpoint how) {
        ChannelState begun;
        try {
            begun = new ChannelState(barrier.checkpoint(), inputOf, outstanding, how);
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
        Batch here = batch;
        if (here != null && channel == RESTORED) {
            begun.add(inputs.indexOf(Check.present(input, "the input of a batch")), here, position);
        } else if (here != null) {
            begun.came(channel, here, position);
        }
        for (UnalignedCheckpoint.Overtaken each : restored) begun.add(each.input(), each.batch(), 0);
        inFlight = begun;
        checkpoints.overtake(barrier);
        collectedIfWhole();
    }

    @Override
    public void collect(long checkpoint) {
        ChannelState open = inFlight;
        if (open == null || open.checkpoint() != checkpoint) return;
        open.collect(inbox);
        collectedIfWhole();
    }

    private void collectedIfWhole() {
        ChannelState open = inFlight;
        if (open == null || !open.isWhole()) return;
        inFlight = null;
        checkpoints.collected(open.checkpoint(), open.rows());
    }

    @Override
    public void giveUp(long checkpoint) {
        alignment.giveUp(checkpoint);
        if (inFlight != null && inFlight.checkpoint() == checkpoint) inFlight = null;
    }

    @Override
    public void drain() {
        // Only sources react. Other subtasks end when their senders end.
    }

    @Override
    public boolean tap(RecordTap wanted) {
        return tap.compareAndSet(null, wanted);
    }

    @Override
    public void untap(RecordTap wanted) {
        tap.compareAndSet(wanted, null);
    }

    @Override
    public boolean isReady() {
        return batch != null || !restored.isEmpty() || inbox.hasBatch() || inbox.hasEnded();
    }

    @Override
    public void close() {
        inbox.close();
    }
}
