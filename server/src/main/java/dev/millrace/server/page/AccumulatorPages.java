package dev.millrace.server.page;

import dev.millrace.client.message.JobMessages;
import dev.millrace.client.message.VertexMessages;
import dev.millrace.runtime.job.view.JobView;
import dev.millrace.runtime.job.view.SubtaskView;
import dev.millrace.runtime.job.view.VertexView;
import dev.millrace.server.Dispatcher;
import dev.millrace.server.http.HttpRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Answers requests about the accumulators of vertices and subtasks.
final class AccumulatorPages {
    private static final String VERTEX = "/jobs/:jobid/vertices/:vertexid";

    private final Dispatcher dispatcher;

    AccumulatorPages(Dispatcher dispatcher) {
        this.dispatcher = dispatcher;
    }

    void addTo(Routes routes) {
        routes.on("GET " + VERTEX + "/accumulators", this::ofVertex);
        routes.on("GET " + VERTEX + "/subtasks/accumulators", this::ofSubtasks);
        routes.on("GET " + VERTEX + "/subtasks/:subtaskindex/attempts/:attempt/accumulators", this::ofAttempt);
    }

    /// Converts accumulators to messages.
    static List<JobMessages.Accumulator> shape(Map<String, Dispatcher.Accumulated> accumulators) {
        List<JobMessages.Accumulator> all = new ArrayList<>();
        accumulators.forEach((name, each) -> all.add(new JobMessages.Accumulator(name, each.type(), each.value())));
        return all;
    }

    private Object ofVertex(HttpRequest request) {
        JobView job = JobPages.known(dispatcher, request.job());
        VertexView vertex = JobPages.vertex(job, request.variable("vertexid"));
        return new VertexMessages.Accumulators(
                vertex.id(),
                shape(dispatcher.accumulators(job.id(), vertex.id()).all()));
    }

    private Object ofSubtasks(HttpRequest request) {
        JobView job = JobPages.known(dispatcher, request.job());
        VertexView vertex = JobPages.vertex(job, request.variable("vertexid"));
        Dispatcher.VertexAccumulated accumulated = dispatcher.accumulators(job.id(), vertex.id());
        List<VertexMessages.SubtaskAccumulators> subtasks = new ArrayList<>();
        for (SubtaskView each : vertex.subtasks())
            subtasks.add(new VertexMessages.SubtaskAccumulators(
                    each.index(), each.attempt(), each.place().endpoint(), shape(accumulated.of(each.index()))));
        return new VertexMessages.AllAccumulators(vertex.id(), vertex.parallelism(), subtasks);
    }

    private Object ofAttempt(HttpRequest request) {
        JobView job = JobPages.known(dispatcher, request.job());
        VertexView vertex = JobPages.vertex(job, request.variable("vertexid"));
        SubtaskView subtask = JobPages.attempt(vertex, request);
        String id = "%s_%s_%d_%d".formatted(job.id().toHexString(), vertex.id(), subtask.index(), subtask.attempt());
        Dispatcher.VertexAccumulated accumulated = dispatcher.accumulators(job.id(), vertex.id());
        return new VertexMessages.AttemptAccumulators(
                subtask.index(), subtask.attempt(), id, shape(accumulated.of(subtask.index())));
    }
}
