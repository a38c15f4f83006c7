package dev.millrace.runtime.operator;

import dev.millrace.runtime.chain.Receiver;
import dev.millrace.runtime.progress.WatermarkValve;
import java.util.function.LongConsumer;

/// The control side of a two-input operator: combines the watermarks, idleness, backlog and ends of both inputs.
public final class TwoInputs {
    private final WatermarkValve valve = new WatermarkValve(2);
    private final boolean[] ended = new boolean[2];
    private final boolean[] backlogs = new boolean[2];
    private final Receiver<?> control;
    private final LongConsumer onWatermark;
    private final Runnable onEnd;
    private long passed = Long.MIN_VALUE;
    private boolean passedIdle;

    /// @param control where the combined elements go on to
    /// @param onWatermark called before a combined watermark is passed on
    /// @param onEnd called before the end is passed on
    public TwoInputs(Receiver<?> control, LongConsumer onWatermark, Runnable onEnd) {
        this.control = control;
        this.onWatermark = onWatermark;
        this.onEnd = onEnd;
    }

    /// The last combined watermark.
    public long watermark() {
        return passed;
    }

    void watermark(int input, long timestamp) {
        if (valve.advance(input, timestamp)) pass();
    }

    void idle(int input, boolean isIdle) {
        if (valve.idle(input, isIdle)) pass();
    }

    void backlog(int input, boolean isBacklog) {
        backlogs[input] = isBacklog;
        control.backlog(backlogs[0] || backlogs[1]);
    }

    void end(int input) {
        if (ended[input]) return;
        ended[input] = true;
        if (valve.end(input)) pass();
        if (!ended[0] || !ended[1]) return;
        onEnd.run();
        control.end();
    }

    private void pass() {
        if (valve.watermark() > passed) {
            passed = valve.watermark();
            onWatermark.accept(passed);
            control.watermark(passed);
        }
        if (valve.isIdle() == passedIdle) return;
        passedIdle = valve.isIdle();
        control.idle(passedIdle);
    }

    /// What one input of such an operator does with a record.
    @FunctionalInterface
    public interface OnRecord<T> {
        void record(T value, long timestamp);
    }

    /// One of the two inputs as a receiver.
    public <T> Receiver<T> input(int index, OnRecord<T> onRecord) {
        return new Input<>(this, index, onRecord);
    }

    private record Input<T>(TwoInputs both, int index, OnRecord<T> onRecord) implements Receiver<T> {
        @Override
        public void record(T value, long timestamp) {
            onRecord.record(value, timestamp);
        }

        @Override
        public void watermark(long timestamp) {
            both.watermark(index, timestamp);
        }

        @Override
        public void idle(boolean isIdle) {
            both.idle(index, isIdle);
        }

        @Override
        public void backlog(boolean isBacklog) {
            both.backlog(index, isBacklog);
        }

        @Override
        public void end() {
            both.end(index);
        }
    }
}
