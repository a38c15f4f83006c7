package dev.millrace.client;

import dev.millrace.api.execution.JobClient;
import dev.millrace.api.execution.JobExecutionException;
import dev.millrace.api.execution.JobExecutionResult;
import dev.millrace.api.execution.JobID;
import dev.millrace.api.execution.JobStatus;
import dev.millrace.api.execution.SavepointFormatType;
import dev.millrace.api.result.ResultPage;
import dev.millrace.api.result.ResultRequest;
import dev.millrace.api.result.ResultSource;
import dev.millrace.api.util.InstantiationUtil;
import dev.millrace.api.util.OptionalFailure;
import dev.millrace.base.fault.CodedException;
import dev.millrace.base.fault.MillraceException;
import dev.millrace.base.host.Host;
import dev.millrace.client.message.JobMessages;
import dev.millrace.client.message.TriggerMessages;
import java.io.IOException;
import java.util.Base64;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Accesses a job at a coordinator. Each request waits on its own thread.
final class RemoteJobClient implements JobClient, ResultSource {
    private static final long FIRST_LOOK_NANOS = 10_000_000;
    private static final long LOOK_NANOS_MAX = 500_000_000;

    private final Host host;
    private final RestClient client;
    private final JobID id;
    private final String name;
    private final ClassLoader loader;
    private final Patience patience;
    private final AtomicReference<@Nullable CompletableFuture<JobExecutionResult>> result = new AtomicReference<>();

    RemoteJobClient(Host host, RestClient client, JobID id, String name, ClassLoader loader, Patience patience) {
        this.host = host;
        this.client = client;
        this.id = id;
        this.name = name;
        this.loader = loader;
        this.patience = patience;
    }

    private String hex() {
        return id.toHexString();
    }

    private <T> CompletableFuture<T> later(Supplier<T> request) {
        CompletableFuture<T> answer = new CompletableFuture<>();
        answerLater(answer, request);
        return answer;
    }

    private <T> void answerLater(CompletableFuture<T> answer, Supplier<T> request) {
        host.threads().startBlocking("millrace-ask-" + hex(), () -> {
            try {
                answer.complete(request.get());
            } catch (Throwable failed) {
                answer.completeExceptionally(failed);
            }
        });
    }

    @Override
    public JobID getJobID() {
        return id;
    }

    @Override
    public CompletableFuture<JobStatus> getJobStatus() {
        return later(this::status);
    }

    private JobStatus status() {
        return JobStatus.valueOf(patience.ask(host, () -> client.status(hex())));
    }

    @Override
    public CompletableFuture<Void> cancel() {
        return later(() -> {
                    try {
                        client.cancel(hex());
                    } catch (MillraceException refused) {
                        // The job may have ended meanwhile.
                        if (!status().isGloballyTerminalState()) throw refused;
                    }
                    return true;
                })
                .thenCompose(_ -> getJobExecutionResult().handle((_, _) -> null));
    }

    @Override
    public CompletableFuture<String> stopWithSavepoint(
            boolean advanceToEndOfEventTime, @Nullable String savepointDirectory, SavepointFormatType formatType) {
        return later(
                () -> client.awaitSavepoint(hex(), client.stop(hex(), savepointDirectory, advanceToEndOfEventTime)));
    }

    @Override
    public CompletableFuture<String> triggerSavepoint(
            @Nullable String savepointDirectory, SavepointFormatType formatType) {
        return later(() -> client.awaitSavepoint(hex(), client.savepoint(hex(), savepointDirectory)));
    }

    @Override
    public CompletableFuture<Map<String, Object>> getAccumulators() {
        return later(() -> {
            Map<String, Object> values = new TreeMap<>();
            accumulated(patience.ask(host, () -> client.accumulators(hex())))
                    .forEach((name, value) -> values.put(name, value.getUnchecked()));
            return values;
        });
    }

    @Override
    public ResultPage results(ResultRequest request) {
        return patience.ask(host, () -> client.results(hex(), request));
    }

    @Override
    public CompletableFuture<JobExecutionResult> getJobExecutionResult() {
        CompletableFuture<JobExecutionResult> known = result.get();
        if (known != null) return JobExecutionException.told(id, known, RemoteJobClient::isCancellation);
        CompletableFuture<JobExecutionResult> first = new CompletableFuture<>();
        if (result.compareAndSet(null, first)) answerLater(first, this::awaitEnd);
        return getJobExecutionResult();
    }

    @Override
    public void reportHeartbeat(long expiredTimestamp) {
        throw ClientFaults.NO_HEARTBEAT
                .what("A heartbeat was sent for job '%s' (%s), but the job does not end with its client.", name, id)
                .why("Jobs that end with their client are not supported.")
                .fix("Cancel the job when the client ends.");
    }

    private static boolean isCancellation(Throwable failure) {
        return failure instanceof CodedException told && told.fault().equals(ClientFaults.CANCELLED);
    }

    private JobExecutionResult awaitEnd() {
        long waitNanos = FIRST_LOOK_NANOS;
        while (true) {
            JobMessages.Result ended = patience.ask(host, () -> client.result(hex()));
            if (ended != null) return outcome(ended);
            host.threads().park(waitNanos);
            waitNanos = Math.min(LOOK_NANOS_MAX, waitNanos + waitNanos / 4);
        }
    }

    private JobExecutionResult outcome(JobMessages.Result ended) {
        return switch (ended.applicationStatus()) {
            case "SUCCEEDED" -> new JobExecutionResult(id, ended.netRuntime(), accumulated(ended.accumulators()));
            case "CANCELED" ->
                throw ClientFaults.CANCELLED
                        .what("Job '%s' (%s) was cancelled.", name, id)
                        .fix("Nothing to fix. A user cancelled the job.");
            default -> throw failed(ended);
        };
    }

    private MillraceException failed(JobMessages.Result ended) {
        TriggerMessages.Cause cause = ended.failureCause();
        var report = ClientFaults.JOB_FAILED.what("Job '%s' (%s) failed at %s.", name, id, client.address());
        return cause == null
                ? report.fix("See %s/v1/jobs/%s/exceptions.", client.address(), hex())
                : report.why("%s", cause.summary()).cause(thrown(cause)).fix("Correct the cause.");
    }

    private Throwable thrown(TriggerMessages.Cause cause) {
        String serialized = cause.serialized();
        if (serialized != null) {
            try {
                return InstantiationUtil.<Throwable>deserializeObject(bytes(serialized), loader);
            } catch (IOException | ClassNotFoundException | RuntimeException | LinkageError unreadable) {
                // The class may exist only at the coordinator; then the text is used.
            }
        }
        return new CoordinatorException(cause.stackTrace());
    }

    private Map<String, OptionalFailure<Object>> accumulated(Map<String, String> serialized) {
        Map<String, OptionalFailure<Object>> values = new TreeMap<>();
        serialized.forEach((name, text) -> values.put(name, value(name, text)));
        return values;
    }

    private OptionalFailure<Object> value(String accumulator, String text) {
        try {
            return InstantiationUtil.<OptionalFailure<Object>>deserializeObject(bytes(text), loader);
        } catch (IOException | ClassNotFoundException | RuntimeException | LinkageError unreadable) {
            return OptionalFailure.ofFailure(ClientFaults.UNKNOWN_OBJECT
                    .what("The accumulator '%s' of job '%s' (%s) cannot be read.", accumulator, name, id)
                    .cause(unreadable)
                    .fix("Add the classes of its value to the class path of this program."));
        }
    }

    private static byte[] bytes(String base64) {
        return Base64.getDecoder().decode(base64);
    }
}
