package dev.millrace.server.page;

import dev.millrace.api.config.SecretKeys;
import dev.millrace.api.execution.JobID;
import dev.millrace.api.execution.JobStatus;
import dev.millrace.base.host.Host;
import dev.millrace.client.message.ClusterMessages;
import dev.millrace.client.message.JarMessages;
import dev.millrace.client.message.JobMessages;
import dev.millrace.client.message.TriggerMessages;
import dev.millrace.runtime.job.view.FailureView;
import dev.millrace.runtime.job.view.JobView;
import dev.millrace.runtime.job.view.SubtaskView;
import dev.millrace.runtime.job.view.VertexView;
import dev.millrace.runtime.stats.ProcessAddress;
import dev.millrace.server.Dispatcher;
import dev.millrace.server.JobOutcome;
import dev.millrace.server.http.HttpRequest;
import dev.millrace.server.http.Refusal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/// Answers requests about jobs.
final class JobPages {
    private static final int FAILURES_SHOWN = 20;
    private static final String PARAMETERS = "pipeline.global-job-parameters";
    private static final String ONE = "/jobs/:jobid";

    private final Dispatcher dispatcher;
    private final Host host;

    JobPages(Dispatcher dispatcher, Host host) {
        this.dispatcher = dispatcher;
        this.host = host;
    }

    void addTo(Routes routes) {
        routes.on("GET /jobs", _ -> ids());
        routes.on("GET /jobs/overview", _ -> overview());
        routes.on("GET " + ONE, this::details);
        routes.on("PATCH " + ONE, this::cancel);
        routes.on(
                "GET " + ONE + "/status",
                request -> new JobMessages.Status(job(request).status().name()));
        routes.on("GET " + ONE + "/config", request -> config(job(request)));
        routes.on("GET " + ONE + "/plan", request -> plan(job(request)));
        routes.on("GET " + ONE + "/exceptions", this::exceptions);
        routes.on("GET " + ONE + "/execution-result", request -> result(job(request), areOwn(request)));
        routes.on("GET " + ONE + "/accumulators", this::accumulators);
        routes.on("PATCH " + ONE + "/clientHeartbeat", request -> {
            request.body(JobMessages.Heartbeat.class);
            job(request);
            return new ClusterMessages.Empty();
        });
        String vertex = ONE + "/vertices/:vertexid";
        routes.on("GET " + vertex, request -> VertexShapes.details(vertex(request), now()));
        routes.on("GET " + vertex + "/backpressure", request -> VertexShapes.backPressure(vertex(request), now()));
        routes.on("GET " + vertex + "/taskmanagers", request -> VertexShapes.workers(vertex(request), now()));
        routes.on("GET " + vertex + "/subtasktimes", request -> VertexShapes.times(vertex(request), now()));
        routes.on("GET " + vertex + "/subtasks/:subtaskindex", this::subtask);
        routes.on("GET " + vertex + "/subtasks/:subtaskindex/attempts/:attempt", this::attempt);
    }

    private long now() {
        return host.clock().millis();
    }

    private JobView job(HttpRequest request) {
        return known(dispatcher, request.job());
    }

    static JobView known(Dispatcher dispatcher, JobID id) {
        JobView job = dispatcher.job(id);
        if (job == null) throw Refusal.notFound("Job " + id.toHexString() + " not found");
        return job;
    }

    private VertexView vertex(HttpRequest request) {
        return vertex(job(request), request.variable("vertexid"));
    }

    static VertexView vertex(JobView job, String id) {
        VertexView vertex = job.vertex(id);
        if (vertex == null)
            throw Refusal.notFound(
                    "No vertex with ID " + id + " exists in job " + job.id().toHexString());
        return vertex;
    }

    private Object subtask(HttpRequest request) {
        VertexView vertex = vertex(request);
        int index = request.number("subtaskindex");
        if (index < 0 || index >= vertex.subtasks().size())
            throw Refusal.notFound("Invalid subtask index for vertex " + vertex.id());
        return VertexShapes.subtask(vertex.subtasks().get(index), now());
    }

    private Object attempt(HttpRequest request) {
        return VertexShapes.subtask(attempt(vertex(request), request), now());
    }

    static SubtaskView attempt(VertexView vertex, HttpRequest request) {
        int asked = request.number("attempt");
        int index = request.number("subtaskindex");
        boolean isKnown = index >= 0
                && index < vertex.subtasks().size()
                && vertex.subtasks().get(index).attempt() == asked;
        // Of former attempts only the failures are kept.
        if (!isKnown) throw Refusal.notFound("Attempt with id " + asked + " not found");
        return vertex.subtasks().get(index);
    }

    private JobMessages.Ids ids() {
        List<JobMessages.Id> ids = new ArrayList<>();
        for (JobView each : dispatcher.jobs())
            ids.add(new JobMessages.Id(each.id().toHexString(), each.status().name()));
        return new JobMessages.Ids(ids);
    }

    private JobMessages.Overview overview() {
        long now = now();
        return new JobMessages.Overview(dispatcher.jobs().stream()
                .map(each -> JobShapes.line(each, now))
                .toList());
    }

    private Object cancel(HttpRequest request) {
        String mode = request.parameter("mode");
        if (mode != null && !mode.toLowerCase(Locale.ROOT).equals("cancel"))
            throw Refusal.bad("The termination mode \"" + mode + "\" has been removed. Use POST .../stop instead.");
        JobView job = job(request);
        if (job.status() != JobStatus.CANCELED && job.status().isGloballyTerminalState()) {
            throw Refusal.conflict(
                    "Job cancellation failed because the job has already reached another terminal state ("
                            + job.status() + ").");
        }
        dispatcher.cancel(job.id());
        return new ClusterMessages.Empty();
    }

    private static JobMessages.Config config(JobView job) {
        int parallelism =
                job.vertices().stream().mapToInt(VertexView::parallelism).max().orElse(1);
        boolean reuses = Boolean.parseBoolean(job.settings().getOrDefault("pipeline.object-reuse", "false"));
        Map<String, String> user = new TreeMap<>();
        String given = job.settings().get(PARAMETERS);
        if (given != null) user.put(PARAMETERS, SecretKeys.shown(PARAMETERS, given));
        return new JobMessages.Config(
                job.id().toHexString(),
                job.name(),
                new JobMessages.ExecutionConfig(job.restarts(), parallelism, reuses, user));
    }

    private Object details(HttpRequest request) {
        JobView job = job(request);
        return JobShapes.details(job, ApplicationPages.of(dispatcher, job.id()), now());
    }

    private static JarMessages.PlanOf plan(JobView job) {
        return new JarMessages.PlanOf(
                JobShapes.plan(job.id().toHexString(), job.name(), job.isStreaming(), job.vertices()));
    }

    private Object exceptions(HttpRequest request) {
        Integer asked = request.numberParameter("maxExceptions");
        if (asked != null && asked <= 0) throw Refusal.bad("maxExceptions must be positive, not " + asked + ".");
        int most = asked == null ? FAILURES_SHOWN : asked;
        List<FailureView> newestFirst = job(request).failures().reversed();
        List<JobMessages.Failure> shown = new ArrayList<>();
        for (FailureView each : newestFirst) {
            if (shown.size() == most) break;
            ProcessAddress place = each.subtask() == null ? null : each.place();
            shown.add(new JobMessages.Failure(
                    each.type(),
                    each.stackTrace(),
                    each.timeMillis(),
                    Map.of(),
                    each.subtask(),
                    place == null ? null : place.endpoint(),
                    place == null ? null : place.worker(),
                    List.of()));
        }
        return new JobMessages.Exceptions(new JobMessages.History(shown, newestFirst.size() > most));
    }

    /// Returns whether serialized objects use Millrace's classes instead of Flink's.
    private static boolean areOwn(HttpRequest request) {
        return "own".equals(request.parameter("objects"));
    }

    private JobMessages.ExecutionResult result(JobView job, boolean areOwn) {
        JobOutcome outcome = dispatcher.outcome(job.id());
        if (outcome == null) {
            return new JobMessages.ExecutionResult(new TriggerMessages.Progress(TriggerMessages.IN_PROGRESS), null);
        }
        String status = switch (job.status()) {
            case FINISHED -> "SUCCEEDED";
            case CANCELED -> "CANCELED";
            case FAILED -> "FAILED";
            default -> "UNKNOWN";
        };
        return new JobMessages.ExecutionResult(
                new TriggerMessages.Progress(TriggerMessages.COMPLETED),
                new JobMessages.Result(
                        job.id().toHexString(),
                        job.name(),
                        status,
                        areOwn ? dispatcher.serializedAccumulators(job.id()) : forFlink(job),
                        outcome.runMillis(),
                        outcome.failure() == null ? null : cause(outcome.failure(), areOwn),
                        job.startMillis(),
                        job.endMillis()));
    }

    private static TriggerMessages.Cause cause(JobOutcome.Failure failure, boolean isOwn) {
        return isOwn
                ? new TriggerMessages.Cause(failure.type(), failure.stackTrace(), failure.serialized())
                : Triggers.cause(failure.type(), failure.stackTrace());
    }

    private JobMessages.Accumulators accumulators(HttpRequest request) {
        JobView job = job(request);
        List<JobMessages.Accumulator> all = AccumulatorPages.shape(dispatcher.accumulators(job.id()));
        return new JobMessages.Accumulators(List.of(), all, serialized(job, request));
    }

    private Map<String, String> serialized(JobView job, HttpRequest request) {
        if (!Boolean.parseBoolean(request.parameter("includeSerializedValue"))) return Map.of();
        return areOwn(request) ? dispatcher.serializedAccumulators(job.id()) : forFlink(job);
    }

    private Map<String, String> forFlink(JobView job) {
        Map<String, String> all = new TreeMap<>();
        dispatcher.accumulators(job.id()).forEach((name, each) -> {
            String serialized = each.serialized();
            if (serialized != null) all.put(name, serialized);
        });
        return all;
    }
}
