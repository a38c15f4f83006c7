package dev.millrace.server.page;

import dev.millrace.api.execution.JobID;
import dev.millrace.api.execution.JobStatus;
import dev.millrace.base.host.Host;
import dev.millrace.client.message.CheckpointMessages;
import dev.millrace.client.message.TriggerMessages;
import dev.millrace.runtime.checkpoint.CheckpointStatistics;
import dev.millrace.runtime.job.view.JobView;
import dev.millrace.runtime.job.view.VertexView;
import dev.millrace.server.Dispatcher;
import dev.millrace.server.http.HttpRequest;
import dev.millrace.server.http.Refusal;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/// Answers requests about checkpoints and savepoints.
final class SnapshotPages {
    private static final String ONE = "/jobs/:jobid";
    private static final Set<String> CHECKPOINT_TYPES = Set.of("CONFIGURED", "FULL", "INCREMENTAL");
    private static final Set<String> FORMATS = Set.of("CANONICAL", "NATIVE");

    private final Dispatcher dispatcher;
    private final Host host;
    private final Triggers<String> savepoints;
    private final Triggers<Long> checkpoints;
    private final Triggers<Boolean> disposals;

    SnapshotPages(Dispatcher dispatcher, Host host) {
        this.dispatcher = dispatcher;
        this.host = host;
        this.savepoints = new Triggers<>(host);
        this.checkpoints = new Triggers<>(host);
        this.disposals = new Triggers<>(host);
    }

    void addTo(Routes routes) {
        routes.on(
                "GET " + ONE + "/checkpoints",
                request -> CheckpointShapes.statistics(
                        job(request.job()), host.clock().millis()));
        routes.on("POST " + ONE + "/checkpoints", this::checkpoint);
        routes.on("GET " + ONE + "/checkpoints/:triggerid", this::afterCheckpoint);
        routes.on("GET " + ONE + "/checkpoints/config", request -> CheckpointShapes.config(job(request.job())));
        routes.on("GET " + ONE + "/checkpoints/details/:checkpointid", this::details);
        routes.on("GET " + ONE + "/checkpoints/details/:checkpointid/subtasks/:vertexid", this::subtasks);
        routes.on("POST " + ONE + "/savepoints", this::savepoint);
        routes.on("GET " + ONE + "/savepoints/:triggerid", this::afterSavepoint);
        routes.on("POST " + ONE + "/stop", this::stop);
        routes.on("POST /savepoint-disposal", this::dispose);
        routes.on("GET /savepoint-disposal/:triggerid", this::afterDisposal);
    }

    private JobView job(JobID id) {
        return JobPages.known(dispatcher, id);
    }

    private Object details(HttpRequest request) {
        JobView job = job(request.job());
        return CheckpointDetails.of(job, checkpoint(job, request));
    }

    private CheckpointMessages.Checkpoint checkpoint(JobView job, HttpRequest request) {
        long id = request.bigNumber("checkpointid");
        CheckpointStatistics statistics = job.statistics().orElseGet(CheckpointStatistics::new);
        for (CheckpointMessages.Checkpoint each :
                CheckpointShapes.known(statistics, host.clock().millis())) if (each.id() == id) return each;
        throw Refusal.notFound("Could not find checkpointing statistics for checkpoint " + id + ".");
    }

    private Object subtasks(HttpRequest request) {
        JobView job = job(request.job());
        VertexView vertex = JobPages.vertex(job, request.variable("vertexid"));
        return CheckpointDetails.of(job, vertex, checkpoint(job, request));
    }

    private Object checkpoint(HttpRequest request) {
        var body = request.body(TriggerMessages.CheckpointRequest.class);
        String type = body.checkpointType();
        if (type != null && !CHECKPOINT_TYPES.contains(type.toUpperCase(Locale.ROOT)))
            throw Refusal.bad("checkpointType must be one of CONFIGURED, FULL and INCREMENTAL, not " + type + ".");
        JobID id = running(request);
        return checkpoints.begin(id.toHexString(), body.triggerId(), () -> dispatcher.checkpoint(id));
    }

    private Object afterCheckpoint(HttpRequest request) {
        JobID id = request.job();
        job(id);
        return checkpoints.after(id.toHexString(), request.variable("triggerid"), (progress, outcome) -> {
            TriggerMessages.Checkpoint operation =
                    outcome == null ? null : new TriggerMessages.Checkpoint(outcome.value(), outcome.failure());
            return new TriggerMessages.CheckpointResult(progress, operation);
        });
    }

    private Object savepoint(HttpRequest request) {
        var body = request.body(TriggerMessages.SavepointRequest.class);
        checkFormat(body.formatType());
        JobID id = running(request);
        String directory = body.targetDirectory();
        boolean cancels = Boolean.TRUE.equals(body.cancelJob());
        return savepoints.begin(
                id.toHexString(),
                body.triggerId(),
                () -> cancels ? cancelled(id, directory) : dispatcher.savepoint(id, directory));
    }

    /// As in Flink, the job runs on until its savepoint is complete.
    private CompletableFuture<String> cancelled(JobID id, @Nullable String directory) {
        return dispatcher
                .savepoint(id, directory)
                .thenCompose(path -> dispatcher.cancel(id).thenApply(_ -> path));
    }

    private static void checkFormat(@Nullable String format) {
        if (format != null && !FORMATS.contains(format.toUpperCase(Locale.ROOT)))
            throw Refusal.bad("formatType must be CANONICAL or NATIVE, not " + format + ".");
    }

    private Object afterSavepoint(HttpRequest request) {
        JobID id = request.job();
        job(id);
        return savepoints.after(id.toHexString(), request.variable("triggerid"), (progress, outcome) -> {
            TriggerMessages.Savepoint operation =
                    outcome == null ? null : new TriggerMessages.Savepoint(outcome.value(), outcome.failure());
            return new TriggerMessages.SavepointResult(progress, operation);
        });
    }

    private Object stop(HttpRequest request) {
        var body = request.body(TriggerMessages.StopRequest.class);
        checkFormat(body.formatType());
        JobID id = running(request);
        boolean drains = Boolean.TRUE.equals(body.drain());
        return savepoints.begin(
                id.toHexString(), body.triggerId(), () -> dispatcher.stop(id, body.targetDirectory(), drains));
    }

    private JobID running(HttpRequest request) {
        JobView job = job(request.job());
        if (job.status().isGloballyTerminalState() && job.status() != JobStatus.SUSPENDED)
            throw Refusal.conflict("Job " + job.id().toHexString() + " is " + job.status() + ".");
        return job.id();
    }

    private Object dispose(HttpRequest request) {
        var body = request.body(TriggerMessages.DisposalRequest.class);
        String path = body.savepointPath();
        if (path == null) throw Refusal.bad("Field savepoint-path must not be omitted.");
        return disposals.begin("", null, () -> {
            CompletableFuture<Boolean> done = new CompletableFuture<>();
            host.threads().startBlocking("millrace-disposal", () -> {
                try {
                    dispatcher.dispose(path);
                    done.complete(true);
                } catch (Throwable failed) {
                    done.completeExceptionally(failed);
                }
            });
            return done;
        });
    }

    private Object afterDisposal(HttpRequest request) {
        return disposals.after(
                "",
                request.variable("triggerid"),
                (progress, outcome) -> new TriggerMessages.DisposalResult(
                        progress, outcome == null ? null : new TriggerMessages.Disposal(outcome.failure())));
    }
}
