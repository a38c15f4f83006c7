package dev.millrace.server.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.millrace.base.fault.MillraceException;
import dev.millrace.base.host.Host;
import dev.millrace.base.host.HttpCall;
import dev.millrace.base.host.HttpReply;
import dev.millrace.client.Endpoints;
import dev.millrace.client.RestClient;
import dev.millrace.client.RestEndpoint;
import dev.millrace.client.message.CheckpointMessages;
import dev.millrace.client.message.ClusterMessages;
import dev.millrace.client.message.JarMessages;
import dev.millrace.client.message.JobMessages;
import dev.millrace.client.message.TriggerMessages;
import dev.millrace.client.message.VertexMessages;
import dev.millrace.client.message.WorkerMessages;
import dev.millrace.format.text.JsonOptional;
import dev.millrace.format.text.JsonRecords;
import dev.millrace.server.http.Served;
import dev.millrace.server.page.PageSettings;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Tests a real server on a free local port, with the client and with raw requests.
@Timeout(value = 60, unit = TimeUnit.SECONDS)
final class RestServerTest {
    private static final String UNKNOWN = "0123456789abcdef0123456789abcdef";
    private static final JarMessages.Run PLAIN = JarMessages.Run.plain();

    @TempDir
    private static Path directory;

    private static Served served;
    private static RestClient client;
    private static Path jar;

    @BeforeAll
    static void start() throws IOException {
        Path logs = Files.createDirectories(directory.resolve("logs"));
        Files.writeString(logs.resolve("coordinator.log"), "a line of the log\n");
        served = Served.in(directory, Map.of("some.password", "hidden", "a.b", "c"), logs);
        client = served.client();
        jar = served.jar();
    }

    @AfterAll
    static void stop() {
        served.close();
    }

    private record Answer(int status, String body) {
        Map<String, Object> json() {
            return JsonRecords.object(body);
        }
    }

    private static Answer raw(String method, String path, @Nullable String body) throws IOException {
        byte[] bytes = body == null ? null : body.getBytes(StandardCharsets.UTF_8);
        HttpReply reply = Host.real()
                .network()
                .ask(new HttpCall(
                        method,
                        served.address() + path,
                        Map.of(),
                        bytes == null ? null : () -> new ByteArrayInputStream(bytes),
                        10_000));
        return new Answer(reply.status(), new String(reply.body(), StandardCharsets.UTF_8));
    }

    @Test
    void an_argument_that_is_null_is_a_mistake_of_the_caller() throws IOException {
        Answer answer = raw("POST", "/jars/" + client.upload(jar) + "/run", "{\"programArgsList\": [\"a\", null]}");
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body()).contains("programArgsList");
    }

    @Test
    void clients_of_flink_can_parse_the_version() throws IOException {
        for (String page : List.of("/overview", "/config")) {
            assertThat(raw("GET", page, null).json())
                    .containsEntry("flink-version", "2.3.0")
                    .containsEntry("millrace-version", PageSettings.version());
        }
    }

    private static JarMessages.Run with(List<String> arguments, int parallelism, Map<String, String> settings) {
        return new JarMessages.Run(null, arguments, parallelism, null, null, null, null, settings);
    }

    private static String started(String what) {
        return client.run(client.upload(jar), with(List.of(what), 2, Map.of()));
    }

    private static void awaitStatus(String job, String status) {
        while (!client.status(job).equals(status)) Host.real().threads().park(1_000_000);
    }

    private static List<String> names(Class<?> message) {
        return Arrays.stream(message.getRecordComponents())
                .map(JsonRecords::name)
                .toList();
    }

    // ---- table of endpoints

    @Test
    void every_endpoint_that_exists_is_answered_and_no_other() {
        assertThat(served.server().keys())
                .containsExactlyInAnyOrderElementsOf(Endpoints.all().stream()
                        .filter(RestEndpoint::isDone)
                        // The process provides them, or does not.
                        .filter(each -> !each.path().startsWith("/sessions"))
                        .map(RestEndpoint::key)
                        .toList());
        assertThat(Endpoints.all().stream().map(RestEndpoint::key)).doesNotHaveDuplicates();
        assertThat(Endpoints.all().stream().map(RestEndpoint::feature).filter(each -> !each.isEmpty()))
                .hasSize(96)
                .doesNotHaveDuplicates();
    }

    @Test
    void what_is_not_there_yet_says_why() throws IOException {
        for (RestEndpoint each : Endpoints.all()) {
            if (each.isDone()) continue;
            Answer answer = raw(
                    each.method(), each.path().replace(":", ""), each.method().equals("GET") ? null : "");
            assertThat(answer.status()).describedAs(each.key()).isEqualTo(501);
            assertThat(answer.body()).contains("not there yet").contains(each.notYet());
        }
    }

    @Test
    void the_open_api_document_names_every_endpoint_and_every_field() throws IOException {
        Map<String, Object> document = raw("GET", "/v1/openapi", null).json();
        Map<?, ?> paths = (Map<?, ?>) document.get("paths");
        for (RestEndpoint each : Endpoints.all()) {
            if (each.path().startsWith("/sessions")) continue;
            Map<?, ?> methods = (Map<?, ?>) paths.get(each.bracedPath());
            boolean isThere =
                    methods != null && methods.containsKey(each.method().toLowerCase());
            assertThat(isThere).describedAs(each.key()).isEqualTo(each.isDone());
        }
        Map<?, ?> schemas = (Map<?, ?>) ((Map<?, ?>) document.get("components")).get("schemas");
        Map<?, ?> details = (Map<?, ?>) ((Map<?, ?>) schemas.get("JobDetails")).get("properties");
        assertThat(List.copyOf(details.keySet())).isEqualTo(names(JobMessages.Details.class));
        String text = JsonRecords.write(document);
        for (Object name : schemas.keySet()) assertThat(text).contains("#/components/schemas/" + name);
    }

    // ---- errors

    @Test
    void what_nobody_knows_is_not_found() throws IOException {
        for (String path : List.of("/nothing", "/v1/jobs/" + UNKNOWN + "/nothing", "/v2/jobs")) {
            Answer answer = raw("GET", path, null);
            assertThat(answer).isEqualTo(new Answer(404, "{\"errors\":[\"Not found: " + path + "\"]}"));
        }
        assertThat(raw("PUT", "/jobs/overview", "").status()).isEqualTo(404);
        for (String path : List.of("", "/status", "/config", "/plan", "/exceptions", "/checkpoints", "/metrics")) {
            Answer answer = raw("GET", "/v1/jobs/" + UNKNOWN + path, null);
            assertThat(answer).isEqualTo(new Answer(404, "{\"errors\":[\"Job " + UNKNOWN + " not found\"]}"));
        }
        assertThat(raw("PATCH", "/jobs/" + UNKNOWN, "").status()).isEqualTo(404);
        assertThat(raw("POST", "/jobs/" + UNKNOWN + "/stop", "{}").status()).isEqualTo(404);
        assertThat(raw("GET", "/taskmanagers/nobody", null).status()).isEqualTo(404);
        assertThat(raw("GET", "/jobmanager/logs/nothing.log", null).status()).isEqualTo(404);
        assertThat(raw("GET", "/jobmanager/logs/..%2Fprogram.jar", null).status())
                .isNotEqualTo(200);
        assertThat(raw("GET", "/savepoint-disposal/" + UNKNOWN, null).status()).isEqualTo(404);
    }

    @Test
    void what_cannot_be_understood_is_refused() throws IOException {
        assertThat(raw("GET", "/jobs/17", null))
                .isEqualTo(new Answer(
                        400, "{\"errors\":[\"Cannot resolve path parameter (jobid) from value \\\"17\\\".\"]}"));
        String uploaded = client.upload(jar);
        assertThat(raw("POST", "/jars/" + uploaded + "/run", "{\"parallelism\":\"many\"}")
                        .status())
                .isEqualTo(400);
        assertThat(raw("POST", "/jars/" + uploaded + "/run", "{\"parallelism\":0}")
                        .status())
                .isEqualTo(400);
        assertThat(raw("POST", "/jars/" + uploaded + "/run", "no JSON").status())
                .isEqualTo(400);
        assertThat(raw("POST", "/jars/" + uploaded + "/run?entry-class=Nobody", "")
                        .body())
                .contains("MR-8111", "The class Nobody does not exist");
        assertThat(raw("POST", "/jars/missing.jar/run", "{}").body()).contains("missing.jar does not exist");
        assertThat(raw("DELETE", "/jars/..%2Fprogram.jar", null).status()).isNotEqualTo(200);
        assertThat(jar).exists();
        assertThat(raw("POST", "/jars/upload", "").status()).isEqualTo(400);
        assertThatThrownBy(() -> client.upload(directory.resolve("Program.java")))
                .hasMessageContaining("Only Jar files are allowed.");
        assertThat(raw("POST", "/savepoint-disposal", "{}").status()).isEqualTo(400);
    }

    @Test
    void programs_that_start_no_job_are_refused_with_the_reason() {
        assertThatThrownBy(() -> started("nothing"))
                .isInstanceOf(MillraceException.class)
                .hasMessageContaining("answered 400")
                .hasMessageContaining("ended without starting a job");
        assertThatThrownBy(() ->
                        client.run(client.upload(jar), with(List.of("settings"), 3, Map.of("my.setting", "mine"))))
                .hasMessageContaining("answered 500")
                .hasMessageContaining("3 {")
                .hasMessageContaining("my.setting=mine")
                .hasMessageContaining("a.b=c");
    }

    @Test
    void an_address_where_nobody_listens_says_how_to_start_somebody() {
        assertThatThrownBy(() -> new RestClient(Host.real(), "127.0.0.1:1").overview())
                .hasMessageContaining("No coordinator answers at http://127.0.0.1:1")
                .hasMessageContaining("./millrace coordinator");
    }

    @Test
    void pages_of_other_sites_may_not_ask() throws IOException {
        for (String origin :
                List.of("http://elsewhere.example", "null", served.address().replace("http", "https"))) {
            HttpReply reply = Host.real()
                    .network()
                    .ask(new HttpCall("GET", served.address() + "/overview", Map.of("Origin", origin), null, 10_000));
            assertThat(reply.status()).isEqualTo(403);
        }
        HttpReply own = Host.real()
                .network()
                .ask(new HttpCall(
                        "GET", served.address() + "/overview", Map.of("Origin", served.address()), null, 10_000));
        assertThat(own.status()).isEqualTo(200);
        try (var socket = Host.real().network().connect("127.0.0.1", port(), 10_000)) {
            String request =
                    "GET /overview HTTP/1.1\r\nHost: rebound.example:" + port() + "\r\nConnection: close\r\n\r\n";
            socket.output().write(request.getBytes(StandardCharsets.US_ASCII));
            assertThat(new String(socket.input().readAllBytes(), StandardCharsets.US_ASCII))
                    .startsWith("HTTP/1.1 403");
        }
    }

    private static int port() {
        return Integer.parseInt(served.address().substring(served.address().lastIndexOf(':') + 1));
    }

    // ---- jars

    @Test
    void jars_are_listed_planned_and_removed() throws IOException {
        String id = client.upload(jar);
        JarMessages.Jars jars = client.get("/jars", JarMessages.Jars.class);
        assertThat(jars.files()).anySatisfy(each -> {
            assertThat(each.id()).isEqualTo(id);
            assertThat(each.name()).isEqualTo("program.jar");
            assertThat(each.entry()).containsExactly(new JarMessages.Entry("Program", null));
        });
        JobMessages.Plan plan = client.plan(id, with(List.of("endless"), 3, Map.of()));
        assertThat(plan.name()).isEqualTo("endless");
        assertThat(plan.nodes()).hasSize(2).allMatch(each -> each.parallelism() == 3);
        JobMessages.Node reader = plan.nodes().getFirst();
        assertThat(reader.inputs()).singleElement().satisfies(each -> {
            assertThat(each.id()).isEqualTo(plan.nodes().getLast().id());
            assertThat(each.shipStrategy()).isEqualTo("HASH");
        });
        assertThat(raw("GET", "/jars/" + id + "/plan?programArg=endless&parallelism=3", null)
                        .json())
                .isEqualTo(JsonRecords.object(JsonRecords.write(new JarMessages.PlanOf(plan))));
        client.delete(id);
        assertThat(client.get("/jars", JarMessages.Jars.class).files())
                .noneMatch(each -> each.id().equals(id));
        assertThatThrownBy(() -> client.run(id, PLAIN)).hasMessageContaining("does not exist");
    }

    // ---- jobs

    @Test
    void a_program_of_two_jobs_runs_both() {
        String first = started("twice");
        assertThat(client.awaitEnd(first).applicationStatus()).isEqualTo("SUCCEEDED");
        JobMessages.Accumulators accumulators =
                client.get("/jobs/" + first + "/accumulators", JobMessages.Accumulators.class);
        assertThat(accumulators.ofTasks()).containsExactly(new JobMessages.Accumulator("seen", "Long", "10"));
        String second = null;
        while (second == null) {
            second = client.jobs().stream()
                    .filter(each -> each.name().equals("second"))
                    .map(JobMessages.Line::jid)
                    .findFirst()
                    .orElse(null);
        }
        client.awaitEnd(second);
        JobMessages.Details details = client.job(second);
        assertThat(details.state()).isEqualTo("FINISHED");
        assertThat(details.endTime()).isGreaterThanOrEqualTo(details.startTime());
        assertThat(details.vertices()).allSatisfy(each -> {
            assertThat(each.status()).isEqualTo("FINISHED");
            assertThat(each.tasks()).containsEntry("FINISHED", 2).containsEntry("RUNNING", 0);
        });
        assertThat(details.statusCounts()).containsEntry("FINISHED", 2);
        assertThat(details.vertices().getLast().metrics().readRecords()).isEqualTo(20);
    }

    @Test
    void a_job_that_fails_shows_why() {
        String job = started("fails");
        JobMessages.Result result = client.awaitEnd(job);
        assertThat(result.applicationStatus()).isEqualTo("FAILED");
        assertThat(result.failureCause().stackTrace()).contains("/ by zero");
        assertThat(client.failures(job)).singleElement().satisfies(each -> {
            assertThat(each.stacktrace()).contains("/ by zero");
            assertThat(each.taskName()).contains("Map");
        });
        assertThat(client.job(job).state()).isEqualTo("FAILED");
        assertThatThrownBy(() -> client.cancel(job)).hasMessageContaining("answered 409");
        assertThatThrownBy(() -> client.savepoint(job, "/tmp")).hasMessageContaining("answered 409");
    }

    @Test
    void a_job_is_savepointed_stopped_resumed_and_cancelled() throws IOException {
        String job = started("endless");
        awaitStatus(job, "RUNNING");
        Path savepoints = directory.resolve("savepoints");
        String path = client.awaitSavepoint(job, client.savepoint(job, savepoints.toString()));
        assertThat(path).startsWith("file:" + savepoints);
        assertThat(client.status(job)).isEqualTo("RUNNING");

        String last = client.awaitSavepoint(job, client.stop(job, savepoints.toString(), false));
        awaitStatus(job, "FINISHED");
        CheckpointMessages.Statistics statistics = client.checkpoints(job);
        assertThat(statistics.counts().completed()).isEqualTo(2);
        assertThat(statistics.latest().savepoint().externalPath()).isEqualTo(last);

        var resume = new JarMessages.Run(null, List.of("endless"), 1, null, last, null, null, null);
        String resumed = client.run(client.upload(jar), resume);
        awaitStatus(resumed, "RUNNING");
        CheckpointMessages.Restored restored =
                client.checkpoints(resumed).latest().restored();
        assertThat(restored.externalPath()).isEqualTo(last);
        assertThat(restored.isSavepoint()).isTrue();

        client.cancel(resumed);
        assertThat(client.awaitEnd(resumed).applicationStatus()).isEqualTo("CANCELED");
        assertThat(client.job(resumed).vertices())
                .allMatch(each -> each.status().equals("CANCELED"));

        client.dispose(path);
        assertThat(Path.of(path.substring("file:".length()))).doesNotExist();
        assertThat(Path.of(last.substring("file:".length()))).exists();
        assertThatThrownBy(() -> client.dispose(jar.toString())).hasMessageContaining("is not a savepoint");
    }

    @Test
    void a_trigger_id_that_is_asked_for_twice_begins_once() throws IOException {
        String job = started("endless");
        awaitStatus(job, "RUNNING");
        String body = JsonRecords.write(
                new TriggerMessages.SavepointRequest(directory.resolve("once").toString(), false, "NATIVE", UNKNOWN));
        Answer first = raw("POST", "/jobs/" + job + "/savepoints", body);
        assertThat(first).isEqualTo(new Answer(202, "{\"request-id\":\"" + UNKNOWN + "\"}"));
        assertThat(raw("POST", "/jobs/" + job + "/savepoints", body)).isEqualTo(first);
        client.awaitSavepoint(job, UNKNOWN);
        assertThat(client.checkpoints(job).counts().total()).isEqualTo(1);
        Map<String, Object> after =
                raw("GET", "/jobs/" + job + "/savepoints/" + UNKNOWN, null).json();
        assertThat(after.get("status")).isEqualTo(Map.of("id", "COMPLETED"));
        client.cancel(job);
        client.awaitEnd(job);
    }

    @Test
    void checkpoints_are_taken_when_they_are_asked_for() throws IOException {
        var how = with(List.of("endless"), 1, Map.of("execution.checkpointing.interval", "1 h"));
        String job = client.run(client.upload(jar), how);
        awaitStatus(job, "RUNNING");
        long number = client.checkpoint(job, "FULL");
        CheckpointMessages.Checkpoint shown =
                client.get("/jobs/" + job + "/checkpoints/details/" + number, CheckpointMessages.Checkpoint.class);
        assertThat(shown.status()).isEqualTo("COMPLETED");
        assertThat(shown.isSavepoint()).isFalse();
        assertThat(shown.checkpointedSize()).isPositive();
        assertThat(client.get("/jobs/" + job + "/checkpoints/config", CheckpointMessages.Config.class)
                        .interval())
                .isEqualTo(3_600_000);
        assertThat(raw("POST", "/jobs/" + job + "/checkpoints", "{\"checkpointType\":\"HALF\"}")
                        .status())
                .isEqualTo(400);
        client.cancel(job);
        client.awaitEnd(job);

        String none = started("endless");
        awaitStatus(none, "RUNNING");
        assertThatThrownBy(() -> client.checkpoint(none, null)).hasMessageContaining("interval is not set");
        client.cancel(none);
        client.awaitEnd(none);
    }

    // ---- responses

    /// Checks that the response has exactly the fields of the message, in order. Fields that are omitted when null may
    /// be missing.
    private static void assertFields(String path, Class<?> message) throws IOException {
        Answer answer = raw("GET", "/v1" + path, null);
        assertThat(answer.status()).describedAs(path).isEqualTo(200);
        List<String> expected = Arrays.stream(message.getRecordComponents())
                .filter(each -> !each.isAnnotationPresent(JsonOptional.class)
                        || answer.json().containsKey(JsonRecords.name(each)))
                .map(JsonRecords::name)
                .toList();
        assertThat(List.copyOf(answer.json().keySet())).describedAs(path).isEqualTo(expected);
        Object read = JsonRecords.read(answer.body(), message);
        for (RecordComponent each : message.getRecordComponents())
            assertThat(each.getType()).isNotNull();
        assertThat(JsonRecords.object(JsonRecords.write(read))).isEqualTo(answer.json());
        assertThat(raw("GET", path, null).status()).isEqualTo(200);
    }

    private static long seen(List<JobMessages.Accumulator> accumulators) {
        return accumulators.stream()
                .filter(each -> each.name().equals("seen"))
                .mapToLong(each -> Long.parseLong(each.value()))
                .sum();
    }

    @Test
    void accumulators_are_told_of_single_vertices_and_subtasks() {
        String job = started("twice");
        client.awaitEnd(job);
        long ofVertices = 0;
        long ofSubtasks = 0;
        long ofAttempts = 0;
        for (JobMessages.Vertex each : client.job(job).vertices()) {
            String vertex = "/jobs/" + job + "/vertices/" + each.id();
            ofVertices += seen(client.get(vertex + "/accumulators", VertexMessages.Accumulators.class)
                    .userAccumulators());
            VertexMessages.AllAccumulators all =
                    client.get(vertex + "/subtasks/accumulators", VertexMessages.AllAccumulators.class);
            assertThat(all.subtasks()).hasSize(each.parallelism());
            for (VertexMessages.SubtaskAccumulators one : all.subtasks()) {
                ofSubtasks += seen(one.userAccumulators());
                String attempt = vertex + "/subtasks/" + one.subtask() + "/attempts/" + one.attempt();
                ofAttempts += seen(client.get(attempt + "/accumulators", VertexMessages.AttemptAccumulators.class)
                        .userAccumulators());
            }
        }
        assertThat(List.of(ofVertices, ofSubtasks, ofAttempts)).containsOnly(10L);
    }

    @Test
    void pages_have_the_fields_of_their_messages() throws IOException {
        String job = started("endless");
        awaitStatus(job, "RUNNING");
        String one = "/jobs/" + job;
        String vertex =
                one + "/vertices/" + client.job(job).vertices().getLast().id();
        assertFields("/config", ClusterMessages.Dashboard.class);
        assertFields("/overview", ClusterMessages.Overview.class);
        assertFields("/jars", JarMessages.Jars.class);
        assertFields("/jobs", JobMessages.Ids.class);
        assertFields("/jobs/overview", JobMessages.Overview.class);
        assertFields(one, JobMessages.Details.class);
        assertFields(one + "/status", JobMessages.Status.class);
        assertFields(one + "/config", JobMessages.Config.class);
        assertFields(one + "/plan", JarMessages.PlanOf.class);
        assertFields(one + "/exceptions", JobMessages.Exceptions.class);
        assertFields(one + "/execution-result", JobMessages.ExecutionResult.class);
        assertFields(one + "/accumulators", JobMessages.Accumulators.class);
        assertFields(one + "/checkpoints", CheckpointMessages.Statistics.class);
        assertFields(one + "/checkpoints/config", CheckpointMessages.Config.class);
        assertFields(vertex, VertexMessages.Details.class);
        assertFields(vertex + "/backpressure", VertexMessages.BackPressure.class);
        assertFields(vertex + "/taskmanagers", VertexMessages.Workers.class);
        assertFields(vertex + "/subtasktimes", VertexMessages.Times.class);
        assertFields(vertex + "/subtasks/1", VertexMessages.Subtask.class);
        assertFields(vertex + "/subtasks/1/attempts/0", VertexMessages.Subtask.class);
        assertFields(vertex + "/accumulators", VertexMessages.Accumulators.class);
        assertFields(vertex + "/subtasks/accumulators", VertexMessages.AllAccumulators.class);
        assertFields(vertex + "/subtasks/1/attempts/0/accumulators", VertexMessages.AttemptAccumulators.class);
        assertThat(raw("GET", vertex + "/subtasks/1/attempts/7/accumulators", null)
                        .status())
                .isEqualTo(404);
        assertThat(raw("GET", vertex + "/subtasks/2", null).status()).isEqualTo(404);
        assertThat(raw("GET", vertex + "/subtasks/1/attempts/7", null).status()).isEqualTo(404);
        assertFields("/taskmanagers", WorkerMessages.Workers.class);
        assertFields("/taskmanagers/local", WorkerMessages.Details.class);
        assertFields("/jobmanager/environment", ClusterMessages.Environment.class);
        assertFields("/jobmanager/logs", ClusterMessages.Logs.class);
        assertFields("/taskmanagers/local/thread-dump", ClusterMessages.ThreadDump.class);
        client.cancel(job);
        client.awaitEnd(job);
    }

    @Test
    void jobs_in_the_overview_have_the_fields_that_flinks_have() throws IOException {
        String job = started("endless");
        Map<String, Object> overview = raw("GET", "/jobs/overview", null).json();
        Map<?, ?> line = (Map<?, ?>) ((List<?>) overview.get("jobs"))
                .stream()
                        .filter(each -> ((Map<?, ?>) each).get("jid").equals(job))
                        .findFirst()
                        .orElseThrow();
        assertThat(line.keySet().stream().map(Object::toString))
                .containsExactlyInAnyOrder(
                        "jid",
                        "name",
                        "start-time",
                        "end-time",
                        "duration",
                        "state",
                        "last-modification",
                        "tasks",
                        "schedulerType",
                        "jobType",
                        "pending-operators");
        client.cancel(job);
        client.awaitEnd(job);
    }

    @Test
    void metrics_are_named_and_read() {
        String job = started("endless");
        awaitStatus(job, "RUNNING");
        String vertex = "/jobs/" + job + "/vertices/"
                + client.job(job).vertices().getLast().id();
        ClusterMessages.MetricId[] ids = client.get(vertex + "/subtasks/0/metrics", ClusterMessages.MetricId[].class);
        assertThat(ids).extracting(ClusterMessages.MetricId::id).contains("numRecordsIn", "busyTimeMsPerSecond");
        String read = vertex + "/metrics?get=0.numRecordsIn,1.numRecordsIn,nothing";
        assertThat(client.get(read, ClusterMessages.Metric[].class))
                .extracting(ClusterMessages.Metric::id)
                .containsExactly("0.numRecordsIn", "1.numRecordsIn");
        String over = vertex + "/subtasks/metrics?get=numRecordsIn&agg=sum,max";
        assertThat(client.get(over, ClusterMessages.Aggregate[].class))
                .singleElement()
                .satisfies(each -> {
                    assertThat(each.sum()).isGreaterThanOrEqualTo(each.max());
                    assertThat(each.avg()).isNull();
                    assertThat(each.skew()).isNull();
                });
        String skewed = vertex + "/subtasks/metrics?get=numRecordsIn&agg=skew";
        assertThat(client.get(skewed, ClusterMessages.Aggregate[].class))
                .singleElement()
                .satisfies(each -> assertThat(each.skew()).isBetween(0.0, 100.0));
        assertThat(client.get("/jobs/" + job + "/metrics?get=numRestarts", ClusterMessages.Metric[].class))
                .containsExactly(new ClusterMessages.Metric("numRestarts", "0"));
        assertThat(client.get(vertex + "/watermarks", ClusterMessages.Metric[].class))
                .hasSize(2);
        assertThat(client.get("/jobmanager/metrics", ClusterMessages.MetricId[].class))
                .extracting(ClusterMessages.MetricId::id)
                .contains("numRunningJobs", "Status.JVM.Memory.Heap.Used");
        client.cancel(job);
        client.awaitEnd(job);
    }

    @Test
    void logs_threads_and_settings_are_shown_without_secrets() throws IOException {
        assertThat(client.get("/jobmanager/log", String.class)).isEqualTo("a line of the log\n");
        assertThat(client.get("/taskmanagers/local/logs/coordinator.log", String.class))
                .isEqualTo("a line of the log\n");
        assertThat(client.get("/jobmanager/config", ClusterMessages.Entry[].class))
                .containsExactly(
                        new ClusterMessages.Entry("a.b", "c"), new ClusterMessages.Entry("some.password", "******"));
        assertThat(client.get("/jobmanager/thread-dump", ClusterMessages.ThreadDump.class)
                        .threads())
                .anyMatch(each -> each.text().contains("at "));
        assertThat(raw("GET", "/jobmanager/stdout", null).status()).isEqualTo(404);
    }
}
