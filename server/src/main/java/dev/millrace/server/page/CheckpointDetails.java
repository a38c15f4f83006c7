package dev.millrace.server.page;

import dev.millrace.client.message.CheckpointMessages;
import dev.millrace.runtime.checkpoint.CheckpointStatistics;
import dev.millrace.runtime.job.view.JobView;
import dev.millrace.runtime.job.view.VertexView;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToLongFunction;

/// Converts the checkpoint statistics of vertices and subtasks to messages.
final class CheckpointDetails {
    private static final long NANOS_PER_MILLI = 1_000_000;
    private static final long NEVER = -1;

    private CheckpointDetails() {}

    /// Returns the checkpoint with its vertices.
    static CheckpointMessages.Checkpoint of(JobView job, CheckpointMessages.Checkpoint from) {
        Map<String, CheckpointMessages.Task> tasks = new LinkedHashMap<>();
        for (VertexView each : job.vertices()) tasks.put(each.id(), task(each, parts(job, each, from), from));
        return with(tasks, job, from);
    }

    /// Returns the checkpoint for a list.
    static CheckpointMessages.Checkpoint line(JobView job, CheckpointMessages.Checkpoint from) {
        return with(Map.of(), job, from);
    }

    private static CheckpointMessages.Checkpoint with(
            Map<String, CheckpointMessages.Task> tasks, JobView job, CheckpointMessages.Checkpoint from) {
        List<CheckpointStatistics.Part> parts =
                job.statistics().orElseGet(CheckpointStatistics::new).parts(from.id());
        long last = parts.stream()
                .mapToLong(CheckpointStatistics.Part::takenMillis)
                .max()
                .orElse(NEVER);
        return new CheckpointMessages.Checkpoint(
                from.kind(),
                from.id(),
                from.status(),
                from.isSavepoint(),
                from.savepointFormat(),
                from.triggerTimestamp(),
                from.latestAckTimestamp() < 0 ? last : from.latestAckTimestamp(),
                from.checkpointedSize(),
                from.stateSize(),
                from.duration(),
                0,
                0,
                0,
                job.vertices().stream().mapToInt(VertexView::parallelism).sum(),
                parts.size(),
                from.checkpointType(),
                from.externalPath(),
                false,
                from.failureTimestamp(),
                from.failureMessage(),
                from.stall(),
                tasks);
    }

    private static List<CheckpointStatistics.Part> parts(
            JobView job, VertexView vertex, CheckpointMessages.Checkpoint of) {
        return job.statistics().orElseGet(CheckpointStatistics::new).parts(of.id()).stream()
                .filter(each -> each.vertex().equals(vertex.id()))
                .sorted(Comparator.comparingInt(CheckpointStatistics.Part::subtask))
                .toList();
    }

    private static CheckpointMessages.Task task(
            VertexView vertex, List<CheckpointStatistics.Part> parts, CheckpointMessages.Checkpoint of) {
        long bytes = parts.stream().mapToLong(CheckpointStatistics.Part::bytes).sum();
        long last = parts.stream()
                .mapToLong(CheckpointStatistics.Part::takenMillis)
                .max()
                .orElse(NEVER);
        return new CheckpointMessages.Task(
                of.id(),
                of.status(),
                last,
                bytes,
                bytes,
                parts.isEmpty() ? 0 : Math.max(0, last - of.triggerTimestamp()),
                0,
                0,
                0,
                vertex.parallelism(),
                parts.size());
    }

    static CheckpointMessages.TaskDetails of(JobView job, VertexView vertex, CheckpointMessages.Checkpoint from) {
        List<CheckpointStatistics.Part> parts = parts(job, vertex, from);
        CheckpointMessages.Task task = task(vertex, parts, from);
        List<CheckpointMessages.Subtask> subtasks = new ArrayList<>();
        for (int i = 0; i < vertex.parallelism(); i++) subtasks.add(subtask(i, parts, from));
        return new CheckpointMessages.TaskDetails(
                task.id(),
                task.status(),
                task.latestAckTimestamp(),
                task.checkpointedSize(),
                task.stateSize(),
                task.duration(),
                0,
                0,
                0,
                task.subtasks(),
                task.acknowledged(),
                parts.isEmpty() ? null : summary(parts, from),
                subtasks);
    }

    private static CheckpointMessages.Subtask subtask(
            int index, List<CheckpointStatistics.Part> parts, CheckpointMessages.Checkpoint of) {
        for (CheckpointStatistics.Part each : parts) {
            if (each.subtask() != index) continue;
            return new CheckpointMessages.Subtask(
                    "completed",
                    index,
                    "completed",
                    each.takenMillis(),
                    duration(each, of),
                    each.bytes(),
                    each.bytes(),
                    new CheckpointMessages.Took(each.stallNanos() / NANOS_PER_MILLI, 0),
                    new CheckpointMessages.Alignment(0, 0, 0, 0),
                    delay(each, of),
                    each.hasOvertaken(),
                    false);
        }
        return new CheckpointMessages.Subtask(
                "pending", index, "pending_or_failed", null, null, null, null, null, null, null, null, null);
    }

    private static long duration(CheckpointStatistics.Part part, CheckpointMessages.Checkpoint of) {
        return Math.max(0, part.takenMillis() - of.triggerTimestamp());
    }

    /// The time that was not the subtask's own work is the time in which it waited for barriers.
    private static long delay(CheckpointStatistics.Part part, CheckpointMessages.Checkpoint of) {
        return Math.max(0, duration(part, of) - part.stallNanos() / NANOS_PER_MILLI);
    }

    private static CheckpointMessages.TaskSummary summary(
            List<CheckpointStatistics.Part> parts, CheckpointMessages.Checkpoint of) {
        CheckpointMessages.Spread bytes = spread(parts, CheckpointStatistics.Part::bytes);
        CheckpointMessages.Spread nothing = spread(parts, _ -> 0);
        return new CheckpointMessages.TaskSummary(
                bytes,
                bytes,
                spread(parts, each -> duration(each, of)),
                new CheckpointMessages.Durations(spread(parts, each -> each.stallNanos() / NANOS_PER_MILLI), nothing),
                new CheckpointMessages.Alignments(nothing, nothing, nothing, nothing),
                spread(parts, each -> delay(each, of)));
    }

    private static CheckpointMessages.Spread spread(
            List<CheckpointStatistics.Part> parts, ToLongFunction<CheckpointStatistics.Part> what) {
        return CheckpointShapes.spread(parts.stream().mapToLong(what).toArray());
    }
}
