package dev.millrace.runtime.checkpoint;

import dev.millrace.api.config.TraceOptions.CheckpointSpanDetailLevel;
import dev.millrace.api.event.EventBuilder;
import dev.millrace.api.event.Events;
import dev.millrace.api.metric.MetricGroup;
import dev.millrace.api.trace.AttributeBuilder;
import dev.millrace.api.trace.SpanBuilder;
import dev.millrace.runtime.checkpoint.CheckpointStatistics.Part;
import java.util.List;
import java.util.LongSummaryStatistics;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;

/// Reports spans and events about a job's checkpoints, with Flink's names. Thread-safe.
///
/// @param job the metric group of the job
/// @param detail the level of detail
record CheckpointSpans(MetricGroup job, CheckpointSpanDetailLevel detail) {
    /// The scope of the spans. It is Flink's class name, because dashboards search by it.
    private static final String SCOPE = "org.apache.flink.runtime.checkpoint.CheckpointStatsTracker";

    private static final String HELD_UP = "SyncCheckpointDurationMs";

    /// Describes a checkpoint that has ended; times are by the wall clock.
    private record Ended(long checkpoint, boolean isSavepoint, long startedMillis, long endedMillis, String status) {

        void describe(AttributeBuilder builder, List<Part> parts) {
            builder.setAttribute("checkpointId", checkpoint)
                    .setAttribute("checkpointStatus", status)
                    .setAttribute("isUnaligned", Boolean.toString(parts.stream().anyMatch(Part::hasOvertaken)))
                    .setAttribute("checkpointType", isSavepoint ? "Savepoint" : "Checkpoint");
        }
    }

    void completed(CheckpointStatistics.Completed which, List<Part> parts) {
        Ended ended = new Ended(
                which.checkpoint(), which.isSavepoint(), which.startedMillis(), which.completedMillis(), "COMPLETED");
        SpanBuilder span = span(ended, parts);
        EventBuilder event = event(ended, parts);
        for (AttributeBuilder each : List.of(span, event))
            each.setAttribute("fullSize", which.fullBytes()).setAttribute("checkpointedSize", which.bytes());
        tell(span, event);
    }

    void lost(CheckpointStatistics.Lost which, List<Part> parts) {
        Ended ended = new Ended(
                which.checkpoint(), which.isSavepoint(), which.startedMillis(), which.failedMillis(), "FAILED");
        tell(span(ended, parts), event(ended, parts).setBody(which.why()));
    }

    private void tell(SpanBuilder span, EventBuilder event) {
        job.addEvent(event);
        job.addSpan(span);
    }

    private static EventBuilder event(Ended ended, List<Part> parts) {
        EventBuilder event = new EventBuilder(SCOPE, Events.CheckpointEvent.name())
                .setObservedTsMillis(ended.endedMillis)
                .setSeverity("INFO");
        ended.describe(event, parts);
        return event;
    }

    private SpanBuilder span(Ended ended, List<Part> parts) {
        SpanBuilder span = span("Checkpoint", ended.startedMillis, ended.endedMillis);
        ended.describe(span, parts);
        if (parts.isEmpty()) return span;
        sumUp(span, parts);
        SortedMap<String, List<Part>> tasks =
                parts.stream().collect(Collectors.groupingBy(Part::vertex, TreeMap::new, Collectors.toList()));
        switch (detail) {
            case SPAN_PER_CHECKPOINT -> {}
            case SPAN_PER_CHECKPOINT_WITH_TASKS ->
                span.setAttribute("perTaskMax" + HELD_UP, ofTasks(tasks, LongSummaryStatistics::getMax))
                        .setAttribute("perTaskSum" + HELD_UP, ofTasks(tasks, LongSummaryStatistics::getSum));
            case CHILDREN_SPANS_PER_TASK -> tasks.values().forEach(each -> span.addChild(task(ended, each)));
            case CHILDREN_SPANS_PER_SUBTASK ->
                tasks.values()
                        .forEach(each -> span.addChild(task(ended, each)
                                .addChildren(each.stream()
                                        .map(part -> subtask(ended, part))
                                        .toList())));
        }
        return span;
    }

    private static SpanBuilder task(Ended ended, List<Part> parts) {
        long until = parts.stream().mapToLong(Part::takenMillis).max().orElse(ended.endedMillis);
        SpanBuilder span = part("Checkpoint_Task", ended, parts.getFirst(), until);
        sumUp(span, parts);
        return span;
    }

    private static SpanBuilder subtask(Ended ended, Part part) {
        return part("Checkpoint_Subtask", ended, part, part.takenMillis())
                .setAttribute("subtaskId", (long) part.subtask())
                .setAttribute(HELD_UP, millis(part));
    }

    private static SpanBuilder part(String name, Ended ended, Part part, long until) {
        return span(name, ended.startedMillis, until)
                .setAttribute("checkpointId", ended.checkpoint)
                .setAttribute("jobVertexId", part.vertex());
    }

    private static SpanBuilder span(String name, long startedMillis, long endedMillis) {
        return new SpanBuilder(SCOPE, name)
                .setStartTsMillis(startedMillis)
                .setEndTsMillis(Math.max(startedMillis, endedMillis));
    }

    private static void sumUp(SpanBuilder span, List<Part> parts) {
        LongSummaryStatistics heldUp = heldUp(parts);
        span.setAttribute("max" + HELD_UP, heldUp.getMax()).setAttribute("sum" + HELD_UP, heldUp.getSum());
    }

    private static String ofTasks(Map<String, List<Part>> tasks, ToLongFunction<LongSummaryStatistics> what) {
        return tasks.values().stream()
                .map(each -> what.applyAsLong(heldUp(each)))
                .toList()
                .toString();
    }

    private static LongSummaryStatistics heldUp(List<Part> parts) {
        return parts.stream().mapToLong(CheckpointSpans::millis).summaryStatistics();
    }

    private static long millis(Part part) {
        return part.stallNanos() / 1_000_000;
    }
}
