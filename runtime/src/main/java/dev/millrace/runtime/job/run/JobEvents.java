package dev.millrace.runtime.job.run;

import dev.millrace.api.config.RuntimeExecutionMode;
import dev.millrace.api.event.EventBuilder;
import dev.millrace.api.event.Events;
import dev.millrace.api.execution.JobStatus;
import dev.millrace.api.metric.MetricGroup;
import dev.millrace.api.trace.SpanBuilder;
import dev.millrace.base.fault.CodedException;
import dev.millrace.base.host.Clock;
import dev.millrace.graph.JobGraph;
import dev.millrace.runtime.checkpoint.restore.Restored;
import dev.millrace.runtime.job.JobContext;
import dev.millrace.runtime.metric.JobGroup;
import dev.millrace.state.checkpoint.Manifest;
import org.jspecify.annotations.Nullable;

/// Reports spans and events of a job, with Flink's names. Thread-safe.
final class JobEvents {
    // The scopes of events. They are Flink's class names, because dashboards search by them.
    private static final String OF_STATUS = "org.apache.flink.runtime.jobmaster.JobMaster";
    private static final String OF_FAILURES = "org.apache.flink.runtime.scheduler.adaptive.JobFailureMetricReporter";
    private static final String OF_SUBTASKS =
            "org.apache.flink.runtime.scheduler.metrics.AllSubTasksRunningOrFinishedStateTimeMetrics";
    private static final String OF_STARTS = "org.apache.flink.runtime.checkpoint.CheckpointStatsTracker";

    /// The maximum length of a failure's message.
    private static final int LONGEST_BODY = 1_024;

    private final MetricGroup job;
    private final Clock clock;
    private final boolean isStreaming;
    private @Nullable Start start;
    private boolean doAllRun;

    /// Describes a start that has not completed.
    ///
    /// @param with the snapshot of the first region that started; null for none
    private record Start(long sinceMillis, @Nullable Restored with) {}

    JobEvents(JobContext context, JobGraph graph) {
        this.job = JobGroup.of(context.metrics(), context.name());
        this.clock = context.host().clock();
        this.isStreaming = graph.mode() == RuntimeExecutionMode.STREAMING;
    }

    private static EventBuilder event(String scope, Events which, long millis) {
        return new EventBuilder(scope, which.name()).setObservedTsMillis(millis).setSeverity("INFO");
    }

    /// Reports a new status of the job.
    void status(JobStatus next, long nowMillis) {
        job.addEvent(
                event(OF_STATUS, Events.JobStatusChangeEvent, nowMillis).setAttribute("newJobStatus", next.name()));
    }

    /// Reports a failure.
    ///
    /// @param canRestart whether the job or the region restarts
    void failed(Throwable cause, boolean canRestart) {
        EventBuilder event = event(OF_FAILURES, Events.JobFailureEvent, clock.millis())
                .setAttribute("canRestart", Boolean.toString(canRestart))
                .setBody(body(cause));
        if (cause instanceof CodedException told) {
            event.setAttribute("failureLabel.code", told.fault().code())
                    .setAttribute(
                            "failureLabel.category", told.fault().category().name());
        }
        job.addEvent(event);
    }

    private static String body(Throwable cause) {
        String text = String.valueOf(cause.getMessage());
        return text.length() <= LONGEST_BODY ? text : text.substring(0, LONGEST_BODY);
    }

    /// Notes that subtasks of the job are about to be deployed.
    ///
    /// @param with the snapshot that the subtasks start from; null for none
    void begins(@Nullable Restored with) {
        long now = clock.millis();
        synchronized (this) {
            if (start == null) start = new Start(now, with);
        }
    }

    /// Reports that all subtasks of the job run or have finished.
    void allRun() {
        long now = clock.millis();
        synchronized (this) {
            started("COMPLETED", now);
            if (doAllRun) return;
            doAllRun = true;
            subtasks("ALL_RUNNING_OR_FINISHED", now);
        }
    }

    /// Reports that subtasks of the job have ended early or are about to.
    ///
    /// @param hasFailed whether a failure is the cause
    void notAllRun(boolean hasFailed) {
        long now = clock.millis();
        synchronized (this) {
            if (hasFailed) started("FAILED", now);
            if (!doAllRun) return;
            doAllRun = false;
            subtasks("NOT_ALL_RUNNING_OR_FINISHED", now);
        }
    }

    private void subtasks(String status, long nowMillis) {
        if (!isStreaming) return;
        job.addEvent(event(OF_SUBTASKS, Events.AllSubtasksStatusChangeEvent, nowMillis)
                .setAttribute("status", status));
    }

    private void started(String status, long nowMillis) {
        Start open = start;
        start = null;
        if (open == null) return;
        SpanBuilder span = new SpanBuilder(OF_STARTS, "JobInitialization")
                .setStartTsMillis(open.sinceMillis)
                .setEndTsMillis(Math.max(open.sinceMillis, nowMillis))
                .setAttribute("initializationStatus", status);
        Restored with = open.with;
        if (with != null) {
            long bytes = with.checkpoint().manifest().files().stream()
                    .mapToLong(Manifest.StateFile::size)
                    .sum();
            span.setAttribute("checkpointId", with.id()).setAttribute("fullSize", bytes);
        }
        job.addSpan(span);
    }
}
