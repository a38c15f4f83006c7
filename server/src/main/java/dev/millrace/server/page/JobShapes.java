package dev.millrace.server.page;

import dev.millrace.api.execution.JobStatus;
import dev.millrace.client.message.JobMessages;
import dev.millrace.runtime.job.SubtaskState;
import dev.millrace.runtime.job.view.JobView;
import dev.millrace.runtime.job.view.SubtaskView;
import dev.millrace.runtime.job.view.VertexView;
import dev.millrace.runtime.metric.SubtaskMetrics;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Converts views of jobs to messages.
final class JobShapes {
    private static final double NANOS_PER_MILLI = 1_000_000;

    private JobShapes() {}

    static JobMessages.Line line(JobView job, long nowMillis) {
        Map<String, Integer> tasks = new LinkedHashMap<>();
        List<SubtaskView> all = new ArrayList<>();
        for (VertexView vertex : job.vertices()) all.addAll(vertex.subtasks());
        tasks.put("total", all.size());
        counts(all).forEach((state, count) -> tasks.put(state.toLowerCase(Locale.ROOT), count));
        return new JobMessages.Line(
                job.id().toHexString(),
                job.name(),
                job.startMillis(),
                job.endMillis(),
                duration(job.startMillis(), job.endMillis(), nowMillis),
                job.status().name(),
                lastChange(job),
                tasks,
                scheduler(job),
                type(job.isStreaming()),
                0);
    }

    private static long lastChange(JobView job) {
        return job.times().values().stream().mapToLong(Long::longValue).max().orElse(0);
    }

    private static String scheduler(JobView job) {
        return job.isAdaptive() ? "Adaptive" : "Default";
    }

    private static String type(boolean isStreaming) {
        return isStreaming ? "STREAMING" : "BATCH";
    }

    /// @param application the id of the job's program; null if unknown
    static JobMessages.Details details(JobView job, @Nullable String application, long nowMillis) {
        Map<String, Long> timestamps = new LinkedHashMap<>();
        for (JobStatus each : JobStatus.values())
            timestamps.put(each.name(), job.times().getOrDefault(each, 0L));
        Map<String, Integer> statusCounts = new LinkedHashMap<>();
        for (SubtaskState each : SubtaskState.values()) statusCounts.put(each.name(), 0);
        List<JobMessages.Vertex> vertices = new ArrayList<>();
        for (VertexView each : job.vertices()) {
            JobMessages.Vertex vertex = vertex(each, nowMillis);
            statusCounts.merge(vertex.status(), 1, Integer::sum);
            vertices.add(vertex);
        }
        return new JobMessages.Details(
                job.id().toHexString(),
                job.name(),
                false,
                job.status().name(),
                type(job.isStreaming()),
                scheduler(job),
                job.startMillis(),
                job.endMillis(),
                duration(job.startMillis(), job.endMillis(), nowMillis),
                -1,
                nowMillis,
                timestamps,
                vertices,
                statusCounts,
                plan(job.id().toHexString(), job.name(), job.isStreaming(), job.vertices()),
                0,
                application);
    }

    private static JobMessages.Vertex vertex(VertexView vertex, long nowMillis) {
        long start = start(vertex.subtasks());
        long end = end(vertex.subtasks());
        return new JobMessages.Vertex(
                vertex.id(),
                groupId(vertex.slotSharingGroup()),
                vertex.name(),
                vertex.maxParallelism(),
                vertex.parallelism(),
                state(vertex.subtasks()).name(),
                start,
                end,
                duration(start, end, nowMillis),
                counts(vertex.subtasks()),
                traffic(vertex.subtasks()));
    }

    /// Slot sharing groups have names in Millrace and ids in Flink.
    static String groupId(String name) {
        return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8))
                .toString()
                .replace("-", "");
    }

    /// Counts subtasks by the names of their states.
    static Map<String, Integer> counts(List<SubtaskView> subtasks) {
        Map<String, Integer> counts = new LinkedHashMap<>();
        for (SubtaskState each : SubtaskState.values()) counts.put(each.name(), 0);
        for (SubtaskView each : subtasks) counts.merge(each.state().name(), 1, Integer::sum);
        return counts;
    }

    /// Returns the start of the first subtask; -1 if none has started.
    static long start(List<SubtaskView> subtasks) {
        return subtasks.stream()
                .mapToLong(SubtaskView::startMillis)
                .filter(each -> each >= 0)
                .min()
                .orElse(-1);
    }

    /// Returns the end of the last subtask; -1 if some have not ended.
    static long end(List<SubtaskView> subtasks) {
        boolean isOver = subtasks.stream().allMatch(each -> each.endMillis() >= 0);
        return isOver
                ? subtasks.stream().mapToLong(SubtaskView::endMillis).max().orElse(-1)
                : -1;
    }

    /// Returns the duration so far; -1 if not started.
    static long duration(long startMillis, long endMillis, long nowMillis) {
        if (startMillis < 0) return -1;
        return Math.max(0, (endMillis < 0 ? nowMillis : endMillis) - startMillis);
    }

    /// Returns the most important state of all subtasks.
    static SubtaskState state(List<SubtaskView> subtasks) {
        List<SubtaskState> byWeight = List.of(
                SubtaskState.FAILED,
                SubtaskState.CANCELING,
                SubtaskState.CANCELED,
                SubtaskState.INITIALIZING,
                SubtaskState.RUNNING,
                SubtaskState.DEPLOYING,
                SubtaskState.SCHEDULED,
                SubtaskState.RECONCILING,
                SubtaskState.CREATED);
        for (SubtaskState each : byWeight) if (subtasks.stream().anyMatch(one -> one.state() == each)) return each;
        return subtasks.isEmpty() ? SubtaskState.CREATED : SubtaskState.FINISHED;
    }

    static JobMessages.Traffic traffic(List<SubtaskView> subtasks) {
        long in = 0;
        long out = 0;
        long busy = 0;
        long idle = 0;
        long backPressured = 0;
        for (SubtaskView each : subtasks) {
            SubtaskMetrics.Reading reading = each.reading();
            in += reading.recordsIn();
            out += reading.recordsOut();
            busy += reading.busyNanos();
            idle += reading.idleNanos();
            backPressured += reading.backPressuredNanos();
        }
        return new JobMessages.Traffic(
                0,
                true,
                0,
                true,
                in,
                true,
                out,
                true,
                Math.round(backPressured / NANOS_PER_MILLI),
                Math.round(idle / NANOS_PER_MILLI),
                busy / NANOS_PER_MILLI);
    }

    static JobMessages.Plan plan(String id, String name, boolean isStreaming, List<VertexView> vertices) {
        List<JobMessages.Node> nodes = new ArrayList<>();
        // As in Flink, consumers precede producers.
        for (VertexView vertex : vertices.reversed()) {
            List<JobMessages.Input> inputs = new ArrayList<>();
            for (VertexView.Input input : vertex.inputs())
                inputs.add(new JobMessages.Input(
                        inputs.size(),
                        input.vertex(),
                        input.strategy(),
                        isStreaming ? "pipelined_bounded" : "blocking"));
            nodes.add(new JobMessages.Node(
                    vertex.id(),
                    vertex.parallelism(),
                    "",
                    "",
                    String.join("<br/>", vertex.operators()) + "<br/>",
                    inputs.isEmpty() ? null : inputs,
                    vertex.usesEventTime() ? Map.of(JobMessages.EVENT_TIME, "true") : Map.of()));
        }
        return new JobMessages.Plan(id, name, type(isStreaming), nodes);
    }
}
