package dev.millrace.runtime.task;

import dev.millrace.base.host.Clock;
import dev.millrace.exchange.Batch;
import dev.millrace.exchange.Control;
import dev.millrace.exchange.Inbox;
import dev.millrace.exchange.Outbox;
import dev.millrace.runtime.chain.Receiver;
import dev.millrace.runtime.metric.SubtaskMetrics;
import dev.millrace.runtime.progress.WatermarkValve;
import dev.millrace.runtime.step.Progress;
import java.util.List;
import java.util.function.Consumer;

/// Takes batches from the channels of other subtasks, combines their watermarks for each input, and feeds the
/// chain.
public final class ChannelIntake implements Intake {
    private final Inbox inbox;
    private final Outbox outbox;
    private final int[] inputOf;
    private final List<Input> inputs;
    private final SubtaskMetrics metrics;
    private final Clock clock;
    private final Alignment alignment;

    /// One of the head operator's inputs.
    public static final class Input {
        private final Feed feed;
        private final Receiver<?> head;
        private final int firstChannel;
        private final WatermarkValve valve;
        private int open;
        private long watermark = Long.MIN_VALUE;
        private boolean isIdle;

        /// @param firstChannel number of its first channel; the others follow
        /// @param channels how many it has
        public Input(Feed feed, Receiver<?> head, int firstChannel, int channels) {
            this.feed = feed;
            this.head = head;
            this.firstChannel = firstChannel;
            this.valve = new WatermarkValve(channels);
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

    /// @param inputs in order; their channels are numbered through
    /// @param onAligned told when all that belongs before a checkpoint's barrier has been processed
    public ChannelIntake(
            Inbox inbox,
            int[] inputOf,
            List<Input> inputs,
            Outbox outbox,
            SubtaskMetrics metrics,
            Clock clock,
            Consumer<Control.Barrier> onAligned) {
        this.inbox = inbox;
        this.inputOf = inputOf.clone();
        this.inputs = List.copyOf(inputs);
        this.outbox = outbox;
        this.metrics = metrics;
        this.clock = clock;
        this.alignment = new Alignment(inbox, inputOf.length, onAligned);
    }

    @Override
    public Progress take(long untilNanos) {
        boolean worked = false;
        do {
            Batch batch = inbox.poll();
            if (batch == null) {
                if (inbox.hasEnded()) return Progress.DONE;
                return worked ? Progress.WORKED : Progress.IDLE;
            }
            worked = true;
            int channel = inbox.channel();
            Input input = inputs.get(inputOf[channel]);
            if (batch.size() > 0) {
                metrics.receivedRecords(batch.size());
                input.feed.records(batch);
            }
            Control control = batch.control();
            if (control != null) control(input, channel, control);
        } while (outbox.isClear() && clock.nanos() < untilNanos);
        return Progress.WORKED;
    }

    private void control(Input input, int channel, Control control) {
        int number = channel - input.firstChannel;
        switch (control) {
            case Control.Watermark(long timestamp) -> {
                if (input.valve.advance(number, timestamp)) {
                    input.pass();
                    metrics.reachedWatermark(input.watermark);
                }
            }
            case Control.Idle _ -> {
                if (input.valve.idle(number, true)) input.pass();
            }
            case Control.Active _ -> {
                if (input.valve.idle(number, false)) input.pass();
            }
            case Control.End _ -> end(input, channel, number);
            case Control.Barrier barrier -> alignment.arrived(channel, barrier);
        }
    }

    private void end(Input input, int channel, int number) {
        inbox.end(channel);
        if (input.valve.end(number)) input.pass();
        if (--input.open == 0) input.head.end();
        alignment.ended(channel);
    }

    @Override
    public void announce(Control.Barrier barrier, boolean isLast) {
        alignment.announced(barrier);
    }

    @Override
    public void giveUp(long checkpoint) {
        alignment.giveUp(checkpoint);
    }

    @Override
    public void drain() {
        // The sources end, and so will this.
    }

    @Override
    public boolean isReady() {
        return inbox.hasBatch() || inbox.hasEnded();
    }

    @Override
    public void close() {
        inbox.close();
    }
}
