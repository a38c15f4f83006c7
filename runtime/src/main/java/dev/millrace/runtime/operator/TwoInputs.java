package dev.millrace.runtime.operator;

import dev.millrace.runtime.chain.Receiver;
import dev.millrace.runtime.progress.WatermarkValve;
import java.util.function.LongConsumer;

/// Combines the watermarks, idleness, backlog and ends of an operator's two inputs.
public final class TwoInputs {
    private final WatermarkValve valve = new WatermarkValve(2);
    private final boolean[] ended = new boolean[2];
    private final boolean[] backlogs = new boolean[2];
    private final Receiver<?> control;
    private final LongConsumer onWatermark;
    private final Runnable onEnd;
    private long passed = Long.MIN_VALUE;
    private boolean passedIdle;

    /// Creates the combination of two inputs.
    ///
    /// @param control receives the combined elements
    /// @param onWatermark is called before a combined watermark is forwarded
    /// @param onEnd is called before the end is forwarded
    public TwoInputs(Receiver<?> control, LongConsumer onWatermark, Runnable onEnd) {
        this.control = control;
        this.onWatermark = onWatermark;
        this.onEnd = onEnd;
    }

    /// Returns the last combined watermark.
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

    /// Handles the records of one input.
    @FunctionalInterface
    public interface OnRecord<T> {
        void record(T value, long timestamp);
    }

    /// Returns the receiver of one input.
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
