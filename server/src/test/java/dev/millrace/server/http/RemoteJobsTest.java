package dev.millrace.server.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.fail;

import dev.millrace.api.RemoteStreamEnvironment;
import dev.millrace.api.StreamExecutionEnvironment;
import dev.millrace.api.config.Configuration;
import dev.millrace.api.config.CoreOptions;
import dev.millrace.api.config.RestOptions;
import dev.millrace.api.execution.JobClient;
import dev.millrace.api.execution.JobExecutionException;
import dev.millrace.api.execution.JobExecutionResult;
import dev.millrace.api.execution.JobStatus;
import dev.millrace.api.execution.SavepointFormatType;
import dev.millrace.api.execution.SavepointRestoreSettings;
import dev.millrace.api.plan.JobForm;
import dev.millrace.api.result.ResultRequest;
import dev.millrace.api.sink.DiscardingSink;
import dev.millrace.api.type.Types;
import dev.millrace.api.util.OptionalFailure;
import dev.millrace.base.host.Host;
import dev.millrace.base.host.HttpCall;
import dev.millrace.base.host.HttpReply;
import dev.millrace.client.CoordinatorException;
import dev.millrace.client.RestClient;
import dev.millrace.client.message.ApplicationMessages;
import dev.millrace.client.message.JobMessages;
import dev.millrace.server.rest.RestServer;
import dev.millrace.server.session.SessionDispatcher;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Submits jobs from this process to a coordinator on a free port, with their classes in jars.
@Timeout(value = 60, unit = TimeUnit.SECONDS)
final class RemoteJobsTest {
    private static final String FILE = "file:";

    @TempDir
    private static Path directory;

    private static SessionDispatcher dispatcher;
    private static RestServer server;
    private static Shop red;
    private static Shop blue;
    private static String host;
    private static int port;

    private ClassLoader before;

    @BeforeAll
    static void start() throws IOException {
        red = Shop.built(directory, "red");
        blue = Shop.built(directory, "blue");
        Map<String, String> settings = Map.of("parallelism.default", "2", "rest.server.max-content-length", "200000");
        dispatcher = new SessionDispatcher(Host.real(), settings, null);
        server = RestServer.start(dispatcher, Host.real(), directory.resolve("jars"), "127.0.0.1", 0);
        host = URI.create(server.address()).getHost();
        port = URI.create(server.address()).getPort();
    }

    @AfterAll
    static void stop() throws IOException {
        server.close();
        dispatcher.close();
        red.close();
        blue.close();
    }

    @BeforeEach
    void load() {
        before = Thread.currentThread().getContextClassLoader();
        Thread.currentThread().setContextClassLoader(red.loader());
    }

    @AfterEach
    void unload() {
        Thread.currentThread().setContextClassLoader(before);
    }

    private static StreamExecutionEnvironment environment() {
        return StreamExecutionEnvironment.createRemoteEnvironment(
                host, port, red.jar().toString());
    }

    private static RestClient rest() {
        return new RestClient(Host.real(), server.address());
    }

    private static void await(String what, BooleanSupplier condition) {
        for (int look = 0; look < 3_000; look++) {
            if (condition.getAsBoolean()) return;
            Host.real().threads().park(10_000_000);
        }
        fail("it did not come to this: " + what);
    }

    private static long seen(JobClient client) {
        Object seen = client.getAccumulators().join().get("seen");
        return seen == null ? 0 : (Long) seen;
    }

    private static List<Integer> parallelisms(JobClient client) {
        return rest().job(client.getJobID().toHexString()).vertices().stream()
                .map(JobMessages.Vertex::parallelism)
                .toList();
    }

    @Test
    void a_keyed_job_with_lambdas_and_classes_from_a_jar_runs_to_its_end() throws Exception {
        JobClient client = red.start(environment(), "counts");
        JobExecutionResult result = client.getJobExecutionResult().get();
        assertThat(result.getJobID()).isEqualTo(client.getJobID());
        assertThat(result.<Long>getAccumulatorResult("seen")).isEqualTo(100);
        assertThat(client.getJobStatus().get()).isEqualTo(JobStatus.FINISHED);
        assertThat(client.getAccumulators().get()).containsEntry("seen", 100L);
        client.cancel().get();
        assertThat(client.getJobStatus().get()).isEqualTo(JobStatus.FINISHED);
        assertThatThrownBy(() -> client.reportHeartbeat(1)).hasMessageContaining("MR-8123");
    }

    @Test
    void two_jars_with_classes_of_the_same_names_do_not_meet() throws Exception {
        JobClient first = red.start(environment(), "endless");
        await("the first job runs", () -> seen(first) > 0);
        Thread.currentThread().setContextClassLoader(blue.loader());
        JobClient second = blue.start(
                new RemoteStreamEnvironment(host, port, blue.jar().toUri().toString()), "counts");
        List<String> colours = second.getJobExecutionResult().get().getAccumulatorResult("colours");
        assertThat(colours).isNotEmpty().containsOnly("blue");
        assertThat((List<?>) first.getAccumulators().get().get("colours"))
                .isNotEmpty()
                .allMatch("red"::equals);
        first.cancel().get();
    }

    @Test
    void a_job_is_savepointed_stopped_resumed_and_cancelled() throws Exception {
        JobClient client = red.start(environment(), "endless");
        await("the job runs", () -> seen(client) > 10);
        Path savepoints = directory.resolve("savepoints");
        String one = client.triggerSavepoint(savepoints.toString(), SavepointFormatType.CANONICAL)
                .get();
        assertThat(Path.of(one.substring(FILE.length()))).exists();
        assertThat(client.getJobStatus().get()).isEqualTo(JobStatus.RUNNING);
        String last = client.stopWithSavepoint(false, savepoints.toString(), SavepointFormatType.CANONICAL)
                .get();
        assertThat(client.getJobExecutionResult().get().getJobID()).isEqualTo(client.getJobID());

        StreamExecutionEnvironment resuming = new RemoteStreamEnvironment(
                host,
                port,
                null,
                new String[] {red.jar().toString()},
                null,
                SavepointRestoreSettings.forPath(last, false));
        JobClient resumed = red.start(resuming, "endless");
        await("the job runs again", () -> seen(resumed) > 0);
        assertThat(rest().checkpoints(resumed.getJobID().toHexString())
                        .latest()
                        .restored()
                        .externalPath())
                .isEqualTo(last);
        resumed.cancel().get();
        assertThat(resumed.getJobStatus().get()).isEqualTo(JobStatus.CANCELED);
        assertThatThrownBy(() -> resumed.getJobExecutionResult().get())
                .hasMessageContainingAll("MR-8122", "'endless'", "was cancelled");
        assertThatThrownBy(() -> resumed.triggerSavepoint(null, SavepointFormatType.CANONICAL)
                        .get())
                .hasMessageContaining("answered 409");
    }

    @Test
    void a_failure_comes_with_its_cause() throws Exception {
        JobClient client = red.start(environment(), "sold-out");
        Class<?> soldOut = red.loader().loadClass("Shop$SoldOut");
        assertThatThrownBy(() -> client.getJobExecutionResult().get())
                .isInstanceOf(ExecutionException.class)
                .cause()
                .isInstanceOf(JobExecutionException.class)
                .hasMessageContainingAll("MR-8121", "'sold-out'", "no more tea")
                .rootCause()
                .isInstanceOf(soldOut)
                .hasFieldOrPropertyWithValue("item", "tea");
        assertThat(client.getJobStatus().get()).isEqualTo(JobStatus.FAILED);
    }

    @Test
    void a_failure_that_cannot_be_serialized_comes_as_text() throws Exception {
        JobClient client = red.start(environment(), "unsendable");
        assertThatThrownBy(() -> client.getJobExecutionResult().get())
                .cause()
                .hasMessageContainingAll("MR-8121", "kept to itself")
                .rootCause()
                .isInstanceOf(CoordinatorException.class)
                .hasMessageContainingAll("Shop$Unsendable", "\tat ");
    }

    @Test
    void an_accumulator_that_is_too_large_says_so_when_it_is_read() throws Exception {
        JobExecutionResult result =
                red.start(environment(), "hoards").getJobExecutionResult().get();
        assertThat(result.<Long>getAccumulatorResult("seen")).isEqualTo(3);
        assertThatThrownBy(() -> result.getAccumulatorResult("hoard"))
                .rootCause()
                .hasMessageContainingAll("MR-8131", "'hoard'");
    }

    private static Map<String, String> accumulators(JobClient client, String query) {
        String path = "/jobs/" + client.getJobID().toHexString() + "/accumulators" + query;
        return rest().get(path, JobMessages.Accumulators.class).serialized();
    }

    private static JobMessages.Result result(JobClient client, String query) {
        String path = "/jobs/" + client.getJobID().toHexString() + "/execution-result" + query;
        JobMessages.Result result =
                rest().get(path, JobMessages.ExecutionResult.class).result();
        assertThat(result).describedAs("the result of a job that has ended").isNotNull();
        return result;
    }

    private static String firstClass(String base64) {
        // The stream header precedes the class name, which has its length in front.
        byte[] bytes = Base64.getDecoder().decode(base64);
        return new String(bytes, 8, bytes[7], StandardCharsets.UTF_8);
    }

    @Test
    void java_objects_are_those_of_flink_unless_ours_are_asked_for() throws Exception {
        String flinks = "org.apache.flink.util.OptionalFailure";
        String ours = OptionalFailure.class.getName();
        JobClient client = red.start(environment(), "hoards");
        client.getJobExecutionResult().get();
        assertThat(accumulators(client, "")).isEmpty();
        // The other accumulator is too large.
        Map<String, String> plain = accumulators(client, "?includeSerializedValue=true");
        assertThat(plain).containsOnlyKeys("seen");
        assertThat(firstClass(plain.get("seen"))).isEqualTo(flinks);
        assertThat(result(client, "").accumulators()).isEqualTo(plain);
        Map<String, String> own = accumulators(client, "?includeSerializedValue=true&objects=own");
        assertThat(own).containsOnlyKeys("seen", "hoard");
        assertThat(own.values()).allSatisfy(each -> assertThat(firstClass(each)).isEqualTo(ours));
        assertThat(result(client, "?objects=own").accumulators()).isEqualTo(own);
    }

    @Test
    void exceptions_are_those_of_flink_unless_ours_are_asked_for() throws Exception {
        JobClient client = red.start(environment(), "sold-out");
        assertThatThrownBy(() -> client.getJobExecutionResult().get()).hasMessageContaining("no more tea");
        assertThat(firstClass(result(client, "").failureCause().serialized()))
                .isEqualTo("org.apache.flink.util.SerializedThrowable");
        assertThat(firstClass(result(client, "?objects=own").failureCause().serialized()))
                .startsWith("dev.millrace.");
    }

    @Test
    void a_job_that_is_sent_is_an_application_by_itself() throws Exception {
        JobClient client = red.start(environment(), "sold-out");
        String job = client.getJobID().toHexString();
        assertThatThrownBy(() -> client.getJobExecutionResult().get()).hasMessageContaining("no more tea");
        String path = "/applications/" + rest().job(job).applicationId();
        await(
                "the application has ended",
                () -> rest().get(path, ApplicationMessages.Details.class).endTime() >= 0);
        ApplicationMessages.Details application = rest().get(path, ApplicationMessages.Details.class);
        assertThat(application.name()).isEqualTo("sold-out");
        assertThat(application.status()).isEqualTo("FAILED");
        assertThat(application.jobs()).extracting(JobMessages.Line::jid).containsExactly(job);
    }

    @Test
    void execute_waits_and_throws_what_the_job_has_thrown() {
        StreamExecutionEnvironment environment = environment();
        environment.fromSequence(1, 3).map(n -> 6 / (n - 2)).sinkTo(new DiscardingSink<>());
        assertThatThrownBy(() -> environment.execute("divides"))
                .isInstanceOf(JobExecutionException.class)
                .hasMessageContainingAll("MR-8121", "/ by zero")
                .rootCause()
                .isInstanceOf(ArithmeticException.class);
    }

    @Test
    void what_a_job_does_not_say_the_coordinator_says() throws Exception {
        StreamExecutionEnvironment silent = environment();
        assertThat(parallelisms(red.start(silent, "counts"))).containsOnly(2);
        StreamExecutionEnvironment outspoken = StreamExecutionEnvironment.createRemoteEnvironment(
                host, port, 3, red.jar().toString());
        assertThat(parallelisms(red.start(outspoken, "counts"))).containsOnly(3);
        Configuration settings = new Configuration().set(CoreOptions.DEFAULT_PARALLELISM, 1);
        StreamExecutionEnvironment set = StreamExecutionEnvironment.createRemoteEnvironment(
                host, port, settings, red.jar().toString());
        assertThat(parallelisms(red.start(set, "counts"))).containsOnly(1);
    }

    @Test
    void settings_alone_send_jobs_too() throws Exception {
        Configuration settings = new Configuration();
        settings.setString("execution.target", "remote");
        settings.setString("rest.address", host);
        settings.set(RestOptions.PORT, port);
        settings.setString("pipeline.jars", red.jar().toUri().toString());
        JobClient client = red.start(new StreamExecutionEnvironment(settings), "counts");
        assertThat(client.getJobExecutionResult().get().<Long>getAccumulatorResult("seen"))
                .isEqualTo(100);
        assertThat(rest().job(client.getJobID().toHexString()).name()).isEqualTo("counts");
    }

    @Test
    void cached_files_travel_and_are_deleted_afterwards() throws Exception {
        Path prices = Files.writeString(directory.resolve("prices"), "tea 3");
        StreamExecutionEnvironment environment = environment();
        environment.registerCachedFile(prices.toString(), "prices");
        JobClient client = red.start(environment, "reads");
        List<String> read = client.getJobExecutionResult().get().getAccumulatorResult("read");
        assertThat(read).first().isEqualTo("tea 3");
        Path there = Path.of(read.get(1));
        assertThat(there).isNotEqualTo(prices);
        await(there + " is deleted with its directory", () -> !Files.exists(there.getParent()));
        assertThat(prices).exists();
    }

    @Test
    void classes_that_lie_at_the_coordinator_need_not_be_sent() throws Exception {
        StreamExecutionEnvironment environment = new RemoteStreamEnvironment(
                host, port, null, null, new URL[] {red.jar().toUri().toURL()});
        JobClient client = red.start(environment, "counts");
        assertThat(client.getJobExecutionResult().get().<Long>getAccumulatorResult("seen"))
                .isEqualTo(100);
        StreamExecutionEnvironment elsewhere = new RemoteStreamEnvironment(host, port, null, null, new URL[] {
            URI.create("http://127.0.0.1/a.jar").toURL()
        });
        assertThatThrownBy(() -> red.start(elsewhere, "counts")).hasMessageContaining("is no file: URL");
    }

    @Test
    void a_job_without_its_jar_is_refused_with_the_missing_class() {
        StreamExecutionEnvironment environment = new RemoteStreamEnvironment(host, port);
        assertThatThrownBy(() -> red.start(environment, "counts"))
                .hasMessageContainingAll("MR-8101", "answered 400", "MR-2214", "Shop", "Send the jars of the program");
    }

    @Test
    void damaged_bytes_are_refused() {
        StreamExecutionEnvironment environment = environment();
        environment.fromSequence(1, 3).sinkTo(new DiscardingSink<>());
        byte[] form = JobForm.write(environment.describe("damaged"));
        int jobs = rest().jobs().size();
        for (int at = 0; at < form.length; at += 1 + form.length / 40) {
            byte[] damaged = form.clone();
            damaged[at] ^= 4;
            assertThatThrownBy(() -> rest().submit(damaged, List.of(), List.of(), Map.of()))
                    .describedAs("byte %d of %d", at, form.length)
                    .hasMessageContainingAll("answered 400", "MR-2214");
        }
        assertThat(rest().jobs()).hasSize(jobs);
    }

    @Test
    void a_job_that_is_too_large_is_refused() {
        assertThatThrownBy(() -> red.start(environment(), "large"))
                .hasMessageContainingAll("answered 413", "rest.server.max-content-length");
    }

    private static String posted(String parts) throws IOException {
        String form = parts.replace("\n", "\r\n");
        HttpReply reply = Host.real()
                .network()
                .ask(new HttpCall(
                        "POST",
                        server.address() + "/jobs",
                        Map.of("Content-Type", "multipart/form-data; boundary=x"),
                        () -> new ByteArrayInputStream(form.getBytes(StandardCharsets.UTF_8)),
                        10_000));
        return reply.status() + " " + new String(reply.body(), StandardCharsets.UTF_8);
    }

    @Test
    void forms_that_lack_something_are_refused() throws IOException {
        assertThat(posted("--x\nContent-Disposition: form-data; name=\"a\"\n\nb\n--x--\n"))
                .startsWith("400")
                .contains("executionPlanFileName");
        String request = "--x\nContent-Disposition: form-data; name=\"request\"\n\n%s\n";
        assertThat(posted(request.formatted("{\"executionPlanFileName\": \"job\"}") + "--x--\n"))
                .startsWith("400")
                .contains("The file job is missing");
        String file = "--x\nContent-Disposition: form-data; name=\"file\"; filename=\"job\"\n\nbytes\n";
        assertThat(posted(request.formatted("{\"executionPlanFileName\": \"job\"}") + file + "--x--\n"))
                .startsWith("400")
                .contains("MR-2214");
        assertThat(posted(request.formatted("{\"executionPlanFileName\": \"job\"}") + file + file + "--x--\n"))
                .startsWith("400")
                .contains("several files");
        assertThat(posted(request.formatted("{\"executionPlanFileName\": \"job\", \"jobJarFileNames\": [\"../a.jar\"]}")
                        + file + "--x--\n"))
                .startsWith("400")
                .contains("The file ../a.jar is missing");
        assertThat(posted(request.formatted("no JSON") + file + "--x--\n")).startsWith("400");
    }

    @Test
    void results_are_collected_from_another_process() throws Exception {
        assertThat(environment()
                        .fromData(1, 2, 3)
                        .map(n -> n * 10)
                        .returns(Types.INT)
                        .executeAndCollect(100))
                .containsExactlyInAnyOrder(10, 20, 30);
    }

    @Test
    void results_of_unknown_jobs_are_not_there() {
        assertThatThrownBy(() -> rest().results("0".repeat(32), ResultRequest.first("a")))
                .hasMessageContaining("0".repeat(32));
    }

    @Test
    void a_cached_stream_is_computed_anew_there() throws Exception {
        StreamExecutionEnvironment environment = environment();
        var cached = environment.fromSequence(1, 10).map(n -> n + 1).cache();
        cached.sinkTo(new DiscardingSink<>());
        environment.execute("first");
        cached.sinkTo(new DiscardingSink<>());
        environment.execute("second");
        assertThat(rest().jobs())
                .filteredOn(each -> List.of("first", "second").contains(each.name()))
                .hasSize(2)
                .allMatch(each -> each.state().equals("FINISHED"));
        environment.close();
    }

    @Test
    void where_nobody_listens_is_said_at_once() {
        Configuration settings = new Configuration()
                .set(RestOptions.RETRY_MAX_ATTEMPTS, 1)
                .set(RestOptions.RETRY_DELAY, Duration.ofMillis(1));
        StreamExecutionEnvironment environment =
                StreamExecutionEnvironment.createRemoteEnvironment("127.0.0.1", 1, settings);
        environment.fromSequence(1, 3).sinkTo(new DiscardingSink<>());
        assertThatThrownBy(() -> environment.execute("nowhere")).hasMessageContainingAll("MR-8100", "127.0.0.1:1");
    }

    @Test
    void a_plan_is_drawn_without_asking() {
        StreamExecutionEnvironment environment = StreamExecutionEnvironment.createRemoteEnvironment("127.0.0.1", 1);
        environment.fromSequence(1, 3).map(n -> n).name("same").sinkTo(new DiscardingSink<>());
        assertThat(environment.getExecutionPlan()).contains("same");
    }
}
