package dev.millrace.runtime.window;

import dev.millrace.api.metric.Counter;
import dev.millrace.api.plan.WindowPlan;
import dev.millrace.runtime.chain.OperatorContext;
import dev.millrace.runtime.chain.Receiver;
import dev.millrace.runtime.chain.UserFailures;
import dev.millrace.runtime.metric.SubtaskMetrics;
import org.jspecify.annotations.Nullable;

/// What window operators share: event time, late records, and how failures are told.
public final class WindowOperatorContext implements WindowClock {
    private final OperatorContext context;
    private final Receiver<?> control;
    private final UserFailures failures;
    private final SubtaskMetrics metrics;
    /// The same as in the subtask's metrics, for readers of the operator's.
    private final Counter dropped;
    private final @Nullable Receiver<Object> lateSide;
    private long watermark = Long.MIN_VALUE;
    private long watermarkBefore = Long.MIN_VALUE;

    public WindowOperatorContext(OperatorContext context, WindowPlan plan) {
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

    /// The watermark before the current one: all that it brought about is done.
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

    /// A record that no open window takes: it goes to the late output, or is counted and dropped.
    public void late(Object value, long timestamp) {
        if (lateSide != null) {
            lateSide.record(value, timestamp);
            return;
        }
        metrics.droppedLateRecord();
        dropped.inc();
    }
}
