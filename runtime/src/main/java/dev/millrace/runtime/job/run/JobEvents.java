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

/// Tells reporters of spans and events what becomes of a job, under the names that Flink gives that. Any thread.
final class JobEvents {
    // Classes of Flink's whose matter it is there: backends are searched by them.
    private static final String OF_STATUS = "org.apache.flink.runtime.jobmaster.JobMaster";
    private static final String OF_FAILURES = "org.apache.flink.runtime.scheduler.adaptive.JobFailureMetricReporter";
    private static final String OF_SUBTASKS =
            "org.apache.flink.runtime.scheduler.metrics.AllSubTasksRunningOrFinishedStateTimeMetrics";
    private static final String OF_STARTS = "org.apache.flink.runtime.checkpoint.CheckpointStatsTracker";

    /// Of a failure's message.
    private static final int LONGEST_BODY = 1_024;

    private final MetricGroup job;
    private final Clock clock;
    private final boolean isStreaming;
    private @Nullable Start start;
    private boolean doAllRun;

    /// One that has not come to its end.
    ///
    /// @param with what the first of its parts began with; null for nothing
    private record Start(long sinceMillis, @Nullable Restored with) {}

    JobEvents(JobContext context, JobGraph graph) {
        this.job = JobGroup.of(context.metrics(), context.name());
        this.clock = context.host().clock();
        this.isStreaming = graph.mode() == RuntimeExecutionMode.STREAMING;
    }

    private static EventBuilder event(String scope, Events which, long millis) {
        return new EventBuilder(scope, which.name()).setObservedTsMillis(millis).setSeverity("INFO");
    }

    /// The job is in another status.
    void status(JobStatus next, long nowMillis) {
        job.addEvent(
                event(OF_STATUS, Events.JobStatusChangeEvent, nowMillis).setAttribute("newJobStatus", next.name()));
    }

    /// Something of the job has failed.
    ///
    /// @param canRestart whether it starts again
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

    /// Subtasks of the job, all or some, are about to be made.
    ///
    /// @param with what they begin with; null for nothing
    void begins(@Nullable Restored with) {
        long now = clock.millis();
        synchronized (this) {
            if (start == null) start = new Start(now, with);
        }
    }

    /// All subtasks of the job run, or have come to their end.
    void allRun() {
        long now = clock.millis();
        synchronized (this) {
            started("COMPLETED", now);
            if (doAllRun) return;
            doAllRun = true;
            subtasks("ALL_RUNNING_OR_FINISHED", now);
        }
    }

    /// Subtasks of the job have ended before their time, or will.
    ///
    /// @param hasFailed whether it was a failure
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
