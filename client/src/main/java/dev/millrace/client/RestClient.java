package dev.millrace.client;

import dev.millrace.api.result.ResultPage;
import dev.millrace.api.result.ResultRequest;
import dev.millrace.base.host.Host;
import dev.millrace.base.host.HttpCall;
import dev.millrace.base.host.HttpReply;
import dev.millrace.client.message.CheckpointMessages;
import dev.millrace.client.message.ClusterMessages;
import dev.millrace.client.message.JarMessages;
import dev.millrace.client.message.JobMessages;
import dev.millrace.client.message.RescaleMessages;
import dev.millrace.client.message.ResultMessages;
import dev.millrace.client.message.TriggerMessages;
import dev.millrace.format.text.JsonRecords;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Sends requests to a coordinator over HTTP, and waits for the responses. Thread-safe.
public final class RestClient {
    private static final int TIMEOUT_MILLIS = 60_000;
    private static final long LOOK_NANOS = 20_000_000;
    /// Uploads may take long on slow connections.
    private static final int UPLOAD_TIMEOUT_MILLIS = 600_000;
    private static final String JOB = "job";
    private static final String JSON = "application/json";

    private final Host host;
    private final String address;
    private final Access access;

    /// Creates a client without credentials.
    ///
    /// @param address as `127.0.0.1:8081`, with or without `http://`
    public RestClient(Host host, String address) {
        this(host, address, Access.open());
    }

    /// @param address as `127.0.0.1:8081`, with or without `http://` or `https://`
    public RestClient(Host host, String address, Access access) {
        this.host = host;
        this.access = access;
        this.address = address.contains("://") ? address : (access.tls() == null ? "http://" : "https://") + address;
    }

    /// Returns the coordinator's address.
    public String address() {
        return address;
    }

    public ClusterMessages.Overview overview() {
        return get("/overview", ClusterMessages.Overview.class);
    }

    /// Returns all jobs, running and ended.
    public List<JobMessages.Line> jobs() {
        return get("/jobs/overview", JobMessages.Overview.class).jobs();
    }

    public JobMessages.Details job(String id) {
        return get("/jobs/" + id, JobMessages.Details.class);
    }

    public String status(String id) {
        return get("/jobs/" + id + "/status", JobMessages.Status.class).status();
    }

    /// Returns the newest failures of a job, newest first.
    public List<JobMessages.Failure> failures(String id) {
        return get("/jobs/" + id + "/exceptions", JobMessages.Exceptions.class)
                .history()
                .entries();
    }

    public CheckpointMessages.Statistics checkpoints(String id) {
        return get("/jobs/" + id + "/checkpoints", CheckpointMessages.Statistics.class);
    }

    /// Requests the cancellation of a job; does not wait for the job's end.
    public void cancel(String id) {
        ask("PATCH", "/jobs/" + id + "?mode=cancel", null, ClusterMessages.Empty.class);
    }

    /// Uploads a jar and returns its id.
    public String upload(Path jar) {
        MultipartBody form = new MultipartBody(host).file("jarfile", String.valueOf(jar.getFileName()), jar);
        HttpReply reply = send("POST", "/jars/upload", form.headers(), form.body(), UPLOAD_TIMEOUT_MILLIS);
        String file = read(reply, JarMessages.Uploaded.class).filename();
        return file.substring(file.lastIndexOf('/') + 1);
    }

    /// Submits a job graph, and returns the job's id.
    ///
    /// @param job as [dev.millrace.api.plan.JobForm] wrote it
    /// @param jars with the classes of the job's program
    /// @param classPaths `file:` URLs of further classes on the coordinator's disk
    /// @param files for the job's distributed cache, by name
    public String submit(byte[] job, List<Path> jars, List<String> classPaths, Map<String, Path> files) {
        MultipartBody form = new MultipartBody(host);
        List<String> jarNames = new ArrayList<>();
        List<JobMessages.Artifact> artifacts = new ArrayList<>();
        // Names in the form are generated, because names of files may contain characters that a header must not.
        for (int jar = 0; jar < jars.size(); jar++) jarNames.add("jar-" + jar + ".jar");
        files.forEach((name, _) -> artifacts.add(new JobMessages.Artifact(name, "file-" + artifacts.size())));
        var request = new JobMessages.Submit(JOB, jarNames, artifacts, classPaths);
        form.field("request", JSON, JsonRecords.write(request)).file("file", JOB, job);
        for (int jar = 0; jar < jars.size(); jar++) form.file("file", jarNames.get(jar), jars.get(jar));
        int file = 0;
        for (Path each : files.values()) form.file("file", artifacts.get(file++).fileName(), each);
        HttpReply reply = send("POST", "/jobs", form.headers(), form.body(), UPLOAD_TIMEOUT_MILLIS);
        String url = read(reply, JobMessages.Submitted.class).jobUrl();
        return url.substring(url.lastIndexOf('/') + 1);
    }

    /// Runs a program and returns the id of its first job.
    public String run(String jar, JarMessages.Run how) {
        return ask("POST", "/jars/" + encoded(jar) + "/run", how, JarMessages.Started.class)
                .jobid();
    }

    /// Runs a program, and lets the server keep what the program's main method prints.
    ///
    /// @param output the id under which to request the output; must be hard to guess
    public String run(String jar, JarMessages.Run how, String output) {
        String path = "/jars/" + encoded(jar) + "/run?output=" + encoded(output);
        return ask("POST", path, how, JarMessages.Started.class).jobid();
    }

    /// Returns what a program's main method has printed after the given positions of its two streams.
    public JarMessages.Output output(String output, long out, long err) {
        return get("/program-outputs/" + encoded(output) + "?out=" + out + "&err=" + err, JarMessages.Output.class);
    }

    public JobMessages.Plan plan(String jar, JarMessages.Run how) {
        return ask("POST", "/jars/" + encoded(jar) + "/plan", how, JarMessages.PlanOf.class)
                .plan();
    }

    public void delete(String jar) {
        ask("DELETE", "/jars/" + encoded(jar), null, ClusterMessages.Empty.class);
    }

    /// Triggers a savepoint, and returns the trigger id.
    ///
    /// @param directory null for the directory that the job's settings name
    public String savepoint(String job, @Nullable String directory) {
        var request = new TriggerMessages.SavepointRequest(directory, false, null, null);
        return triggered("/jobs/" + job + "/savepoints", request);
    }

    /// Stops a job with a savepoint, and returns the trigger id.
    ///
    /// @param drains whether windows and timers fire first
    public String stop(String job, @Nullable String directory, boolean drains) {
        return triggered("/jobs/" + job + "/stop", new TriggerMessages.StopRequest(directory, drains, null, null));
    }

    /// Waits for a savepoint, and returns its path.
    public String awaitSavepoint(String job, String trigger) {
        return awaitSavepoint(job, trigger, () -> {});
    }

    /// Waits for a savepoint, and returns its path.
    ///
    /// @param meanwhile called between two polls
    public String awaitSavepoint(String job, String trigger, Runnable meanwhile) {
        while (true) {
            TriggerMessages.SavepointResult result =
                    get("/jobs/" + job + "/savepoints/" + trigger, TriggerMessages.SavepointResult.class);
            TriggerMessages.Savepoint done = result.operation();
            if (done != null) {
                check("The savepoint of job " + job, done.failureCause());
                String location = done.location();
                if (location != null) return location;
            }
            meanwhile.run();
            host.threads().park(LOOK_NANOS);
        }
    }

    /// Takes a checkpoint, waits until it is complete, and returns its id.
    public long checkpoint(String job, @Nullable String type) {
        return awaitCheckpoint(job, triggerCheckpoint(job, type), () -> {});
    }

    /// Triggers a checkpoint, and returns the trigger id.
    public String triggerCheckpoint(String job, @Nullable String type) {
        return triggered("/jobs/" + job + "/checkpoints", new TriggerMessages.CheckpointRequest(type, null));
    }

    /// Waits for a checkpoint, and returns its id.
    ///
    /// @param meanwhile called between two polls
    public long awaitCheckpoint(String job, String trigger, Runnable meanwhile) {
        while (true) {
            TriggerMessages.Checkpoint done = get(
                            "/jobs/" + job + "/checkpoints/" + trigger, TriggerMessages.CheckpointResult.class)
                    .operation();
            if (done != null) {
                check("The checkpoint of job " + job, done.failureCause());
                Long number = done.checkpointId();
                if (number != null) return number;
            }
            meanwhile.run();
            host.threads().park(LOOK_NANOS);
        }
    }

    /// Returns the bounds of the parallelism of a job's vertices, by vertex id.
    public Map<String, RescaleMessages.Parallelism> requirements(String job) {
        Map<String, RescaleMessages.Parallelism> all = new HashMap<>();
        Map<?, ?> read = get("/jobs/" + job + "/resource-requirements", Map.class);
        read.forEach((vertex, said) -> {
            var known = JsonRecords.read(JsonRecords.write(said), RescaleMessages.Requirement.class)
                    .parallelism();
            if (known != null) all.put(String.valueOf(vertex), known);
        });
        return all;
    }

    /// Changes the bounds of the parallelism of a job's vertices.
    ///
    /// @param wanted new bounds by vertex id
    public void require(String job, Map<String, RescaleMessages.Parallelism> wanted) {
        Map<String, RescaleMessages.Requirement> body = new HashMap<>();
        wanted.forEach((vertex, each) -> body.put(vertex, new RescaleMessages.Requirement(each)));
        ask("PUT", "/jobs/" + job + "/resource-requirements", body, ClusterMessages.Empty.class);
    }

    /// Deletes a savepoint, and waits for the deletion.
    public void dispose(String path) {
        String trigger = triggered("/savepoint-disposal", new TriggerMessages.DisposalRequest(path));
        while (true) {
            TriggerMessages.Disposal done = get("/savepoint-disposal/" + trigger, TriggerMessages.DisposalResult.class)
                    .operation();
            if (done != null) {
                check("The disposal of " + path, done.failureCause());
                return;
            }
            host.threads().park(LOOK_NANOS);
        }
    }

    /// Returns how a job ended, with Java objects of Millrace's classes; null while the job runs.
    public JobMessages.@Nullable Result result(String job) {
        return get("/jobs/" + job + "/execution-result?objects=own", JobMessages.ExecutionResult.class)
                .result();
    }

    /// Returns a job's accumulators, as [JobMessages.Result#accumulators].
    public Map<String, String> accumulators(String job) {
        return get(
                        "/jobs/" + job + "/accumulators?includeSerializedValue=true&objects=own",
                        JobMessages.Accumulators.class)
                .serialized();
    }

    /// Returns the next records that a job returns to this program.
    public ResultPage results(String job, ResultRequest request) {
        String path = "/jobs/" + job + "/results/" + encoded(request.results()) + "?from=" + request.from() + "&writer="
                + request.writer();
        ResultMessages.Page page = get(path, ResultMessages.Page.class);
        byte[] records = Base64.getDecoder().decode(page.records());
        return new ResultPage(page.writer(), page.first(), page.count(), records, page.isLast());
    }

    /// Waits until a job has ended.
    public JobMessages.Result awaitEnd(String job) {
        while (true) {
            JobMessages.Result result = result(job);
            if (result != null) return result;
            host.threads().park(LOOK_NANOS);
        }
    }

    private static void check(String what, TriggerMessages.@Nullable Cause failure) {
        if (failure == null) return;
        throw ClientFaults.FAILED
                .what("%s failed.", what)
                .why("%s", failure.summary())
                .fix("Read the log of the coordinator.");
    }

    private String triggered(String path, Object request) {
        return ask("POST", path, request, TriggerMessages.Accepted.class).requestId();
    }

    /// Sends a GET request to any endpoint.
    ///
    /// @param path without the version prefix
    public <T> T get(String path, Class<T> type) {
        return ask("GET", path, null, type);
    }

    /// Sends a request to any endpoint.
    ///
    /// @param request the body; null for none
    public <T> T ask(String method, String path, @Nullable Object request, Class<T> type) {
        if (request == null) return read(send(method, path, Map.of(), null), type);
        byte[] json = JsonRecords.write(request).getBytes(StandardCharsets.UTF_8);
        return read(send(method, path, Map.of("Content-Type", JSON), () -> new ByteArrayInputStream(json)), type);
    }

    private HttpReply send(String method, String path, Map<String, String> headers, HttpCall.@Nullable Body body) {
        return send(method, path, headers, body, TIMEOUT_MILLIS);
    }

    private HttpReply send(
            String method, String path, Map<String, String> headers, HttpCall.@Nullable Body body, int timeoutMillis) {
        Map<String, String> all = new HashMap<>(headers);
        if (access.authorization() != null) all.put("Authorization", access.authorization());
        try {
            return host.network()
                    .ask(new HttpCall(method, address + "/v1" + path, all, body, timeoutMillis, access.tls()));
        } catch (IOException | IllegalArgumentException failed) {
            throw ClientFaults.NOBODY
                    .what("No coordinator answers at %s.", address)
                    .cause(failed)
                    .fix("Start a coordinator with `./millrace coordinator`, or name another address with -m"
                            + " HOST:PORT.");
        }
    }

    private <T> T read(HttpReply reply, Class<T> type) {
        String text = new String(reply.body(), StandardCharsets.UTF_8);
        if (reply.status() >= 300) throw refused(reply.status(), text);
        if (type == String.class) return type.cast(text);
        try {
            return JsonRecords.read(text, type);
        } catch (IllegalArgumentException wrong) {
            throw unreadable(text, wrong);
        }
    }

    private RuntimeException refused(int status, String text) {
        String why;
        try {
            why = String.join(
                    "\n", JsonRecords.read(text, ClusterMessages.Errors.class).errors());
        } catch (RuntimeException noErrors) {
            why = text;
        }
        String advice = switch (status) {
            case 401 -> "set MILLRACE_REST_TOKEN, or MILLRACE_REST_USER and MILLRACE_REST_PASSWORD";
            case 429, 503 -> "Try again later.";
            case 403 -> "Ask for a role with this permission. `millrace user add` assigns roles.";
            case 404 -> "Check the id. `millrace list -a` shows all jobs.";
            case 500 -> "Read the log of the coordinator, which contains the failure and its causes.";
            default -> "Correct the request according to the answer.";
        };
        return ClientFaults.REFUSED
                .what("%s answered %d.", address, status)
                .why("%s", why)
                .fix(advice);
    }

    private RuntimeException unreadable(String text, Exception wrong) {
        String beginning = text.length() > 200 ? text.substring(0, 200) + "…" : text;
        return ClientFaults.UNREADABLE
                .what("%s sent an unexpected answer: %s", address, beginning)
                .cause(wrong)
                .fix("Check that a coordinator of the same version of Millrace listens at this address.");
    }

    private static String encoded(String part) {
        return URLEncoder.encode(part, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
