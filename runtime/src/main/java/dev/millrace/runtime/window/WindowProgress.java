package dev.millrace.runtime.window;

import dev.millrace.api.metric.Counter;
import dev.millrace.api.plan.WindowPlan;
import dev.millrace.runtime.chain.OperatorContext;
import dev.millrace.runtime.chain.Receiver;
import dev.millrace.runtime.chain.UserFailures;
import dev.millrace.runtime.metric.SubtaskMetrics;
import org.jspecify.annotations.Nullable;

/// Tracks the event time of a window operator, handles its late records, and converts failures of its functions.
public final class WindowProgress implements WindowClock {
    private final OperatorContext context;
    private final Receiver<?> control;
    private final UserFailures failures;
    private final SubtaskMetrics metrics;
    /// Counts late records in the operator's metrics, as `metrics` does in the subtask's.
    private final Counter dropped;
    private final @Nullable Receiver<Object> lateSide;
    private long watermark = Long.MIN_VALUE;
    private long watermarkBefore = Long.MIN_VALUE;

    public WindowProgress(OperatorContext context, WindowPlan plan) {
        this.context = context;
        this.control = context.control();
        this.failures = context.failures();
        this.metrics = context.metrics();
        this.dropped = context.runtime().getMetricGroup().counter("numLateRecordsDropped");
        this.lateSide = plan.lateTag() == null ? null : context.side(plan.lateTag());
    }

    public Receiver<?> control() {
        return control;
    }

    public UserFailures failures() {
        return failures;
    }

    public void reached(long timestamp) {
        watermarkBefore = watermark;
        watermark = timestamp;
    }

    /// Returns the watermark before the current one. All its timers have fired.
    public long watermarkBefore() {
        return watermarkBefore;
    }

    @Override
    public long processingTime() {
        return context.host().clock().millis();
    }

    @Override
    public long watermark() {
        return watermark;
    }

    /// Handles a record that no open window accepts. Emits the record to the late output; without a late output, counts
    /// and drops the record.
    public void late(Object value, long timestamp) {
        if (lateSide != null) {
            lateSide.record(value, timestamp);
            return;
        }
        metrics.droppedLateRecord();
        dropped.inc();
    }
}
