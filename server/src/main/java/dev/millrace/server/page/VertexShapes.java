package dev.millrace.server.page;

import dev.millrace.client.message.VertexMessages;
import dev.millrace.runtime.job.SubtaskState;
import dev.millrace.runtime.job.view.SubtaskView;
import dev.millrace.runtime.job.view.VertexView;
import dev.millrace.runtime.metric.SubtaskMetrics;
import dev.millrace.runtime.stats.ProcessAddress;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Converts views of vertices and subtasks to messages.
final class VertexShapes {
    private static final double HIGH = 0.5;
    private static final double LOW = 0.1;

    private VertexShapes() {}

    static VertexMessages.Details details(VertexView vertex, long nowMillis) {
        List<VertexMessages.Subtask> subtasks =
                vertex.subtasks().stream().map(each -> subtask(each, nowMillis)).toList();
        return new VertexMessages.Details(
                vertex.id(), vertex.name(), vertex.parallelism(), vertex.maxParallelism(), nowMillis, subtasks);
    }

    static VertexMessages.Subtask subtask(SubtaskView subtask, long nowMillis) {
        return new VertexMessages.Subtask(
                subtask.index(),
                subtask.state().name(),
                subtask.attempt(),
                subtask.place().endpoint(),
                subtask.startMillis(),
                subtask.endMillis(),
                JobShapes.duration(subtask.startMillis(), subtask.endMillis(), nowMillis),
                JobShapes.traffic(List.of(subtask)),
                subtask.place().worker(),
                durations(subtask, nowMillis));
    }

    /// Returns how long a subtask was in each transient state; -1 for states that the subtask never entered.
    private static Map<String, Long> durations(SubtaskView subtask, long nowMillis) {
        List<SubtaskState> order = List.of(
                SubtaskState.CREATED,
                SubtaskState.SCHEDULED,
                SubtaskState.DEPLOYING,
                SubtaskState.INITIALIZING,
                SubtaskState.RUNNING);
        Map<String, Long> durations = new LinkedHashMap<>();
        for (SubtaskState each : order) {
            Long began = subtask.times().get(each);
            long end = subtask.times().values().stream()
                    .filter(time -> began != null && time > began)
                    .min(Long::compare)
                    .orElse(subtask.state() == each ? nowMillis : began == null ? 0 : began);
            durations.put(each.name(), began == null ? -1 : Math.max(0, end - began));
        }
        return durations;
    }

    static VertexMessages.BackPressure backPressure(VertexView vertex, long nowMillis) {
        List<VertexMessages.SubtaskPressure> all = new ArrayList<>();
        double worst = 0;
        for (SubtaskView each : vertex.subtasks()) {
            SubtaskMetrics.Reading reading = each.reading();
            double whole = Math.max(1, reading.busyNanos() + reading.idleNanos() + reading.backPressuredNanos());
            double ratio = reading.backPressuredNanos() / whole;
            worst = Math.max(worst, ratio);
            all.add(new VertexMessages.SubtaskPressure(
                    each.index(),
                    each.attempt(),
                    level(ratio),
                    ratio,
                    reading.idleNanos() / whole,
                    reading.busyNanos() / whole));
        }
        return new VertexMessages.BackPressure("ok", level(worst), nowMillis, all);
    }

    private static String level(double ratio) {
        if (ratio <= LOW) return "ok";
        return ratio <= HIGH ? "low" : "high";
    }

    static VertexMessages.Workers workers(VertexView vertex, long nowMillis) {
        Map<ProcessAddress, List<SubtaskView>> places = new LinkedHashMap<>();
        for (SubtaskView each : vertex.subtasks())
            places.computeIfAbsent(each.place(), _ -> new ArrayList<>()).add(each);
        List<VertexMessages.Worker> all = new ArrayList<>();
        places.forEach((place, subtasks) -> all.add(worker(place, subtasks, nowMillis)));
        return new VertexMessages.Workers(vertex.id(), vertex.name(), nowMillis, all);
    }

    private static VertexMessages.Worker worker(ProcessAddress place, List<SubtaskView> subtasks, long nowMillis) {
        long start = JobShapes.start(subtasks);
        long end = JobShapes.end(subtasks);
        return new VertexMessages.Worker(
                place.endpoint(),
                JobShapes.state(subtasks).name(),
                start,
                end,
                JobShapes.duration(start, end, nowMillis),
                JobShapes.traffic(subtasks),
                JobShapes.counts(subtasks),
                place.worker());
    }

    static VertexMessages.Times times(VertexView vertex, long nowMillis) {
        List<VertexMessages.SubtaskTimes> all = new ArrayList<>();
        for (SubtaskView each : vertex.subtasks()) {
            Map<String, Long> timestamps = new LinkedHashMap<>();
            for (SubtaskState state : SubtaskState.values())
                timestamps.put(state.name(), each.times().getOrDefault(state, 0L));
            long duration = JobShapes.duration(each.startMillis(), each.endMillis(), nowMillis);
            all.add(new VertexMessages.SubtaskTimes(each.index(), each.place().endpoint(), duration, timestamps));
        }
        return new VertexMessages.Times(vertex.id(), vertex.name(), nowMillis, all);
    }
}
