package dev.millrace.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.base.host.Host;
import dev.millrace.client.RestClient;
import dev.millrace.client.message.ClusterMessages;
import dev.millrace.client.message.JarMessages;
import dev.millrace.client.message.TapMessages;
import dev.millrace.client.message.VertexMessages;
import dev.millrace.client.message.WorkerMessages;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Tests the pages of a coordinator and two workers that run a job in processes of their own.
@Timeout(180)
class ClusterPagesTest {
    private static final Pattern ADDRESS = Pattern.compile("programs go to http://(\\S+)");
    private static final int PORTS = 8;
    private static final long BOUND_NANOS = 120_000_000_000L;
    private static final long LOOK_NANOS = 50_000_000;

    @TempDir
    private static Path directory;

    private static int firstPort;
    private static RestClient client;
    private static String job;

    @BeforeAll
    static void start() throws Exception {
        firstPort = freePorts();
        String said = millrace(
                "cluster",
                "start",
                "--workers",
                "2",
                "--slots",
                "1",
                "--port",
                "0",
                "--call-port",
                "0",
                "--dir",
                directory.toString(),
                "-D",
                "some.password=hidden",
                "-D",
                "rest.flamegraph.enabled=true",
                "-D",
                "rest.flamegraph.num-samples=20",
                "-D",
                "rest.flamegraph.delay-between-samples=5 ms",
                "-D",
                "metrics.reporters=prometheus",
                "-D",
                "metrics.reporter.prometheus.port=" + firstPort + "-" + (firstPort + PORTS));
        Matcher address = ADDRESS.matcher(said);
        assertThat(address.find()).as(said).isTrue();
        client = new RestClient(Host.real(), address.group(1));
        String jar = client.upload(SickProgram.jar(directory));
        job = client.run(jar, new JarMessages.Run(null, List.of("pressed"), null, null, null, null, null, null));
    }

    @AfterAll
    static void stop() {
        millrace("cluster", "stop", "--dir", directory.toString());
    }

    private static String millrace(String... arguments) {
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        PrintStream to = new PrintStream(said, true, StandardCharsets.UTF_8);
        Main.run(arguments, to, to);
        return said.toString(StandardCharsets.UTF_8);
    }

    /// Returns the first of several ports that were free a moment ago.
    private static int freePorts() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return Math.min(socket.getLocalPort(), 65_535 - PORTS);
        }
    }

    private static void await(String what, Callable<Boolean> condition) throws Exception {
        Host host = Host.real();
        long until = host.clock().nanos() + BOUND_NANOS;
        while (host.clock().nanos() < until) {
            if (condition.call()) return;
            host.threads().park(LOOK_NANOS);
        }
        throw new AssertionError("waited in vain for " + what);
    }

    private static VertexMessages.Details slow() {
        String vertex = client.job(job).vertices().stream()
                .filter(each -> each.name().contains("slow"))
                .findFirst()
                .orElseThrow()
                .id();
        return client.get("/jobs/" + job + "/vertices/" + vertex, VertexMessages.Details.class);
    }

    private static String place() throws Exception {
        await("the job to run", () -> slow().subtasks().getFirst().status().equals("RUNNING"));
        return slow().subtasks().getFirst().taskmanagerId();
    }

    private static ClusterMessages.Metric[] metrics(String path) {
        return client.get(path, ClusterMessages.Metric[].class);
    }

    @Test
    void workers_are_shown_with_their_memory_logs_and_threads() throws Exception {
        String place = place();
        WorkerMessages.Workers workers = client.get("/taskmanagers", WorkerMessages.Workers.class);
        assertThat(workers.taskmanagers())
                .extracting(WorkerMessages.Worker::id)
                .containsExactly("worker-1", "worker-2");
        assertThat(workers.taskmanagers()).allSatisfy(each -> {
            assertThat(each.slots()).isOne();
            assertThat(each.freeSlots()).isEqualTo(each.id().equals(place) ? 0 : 1);
            assertThat(each.assignedTasks() > 0).isEqualTo(each.id().equals(place));
            assertThat(each.dataPort()).isPositive();
            assertThat(each.path()).startsWith("127.0.0.1:");
        });
        await(
                "both workers to have told of their memory",
                () -> client.get("/taskmanagers", WorkerMessages.Workers.class).taskmanagers().stream()
                        .allMatch(each -> each.hardware().freeMemory() > 0));
        WorkerMessages.Details details = client.get("/taskmanagers/worker-1", WorkerMessages.Details.class);
        assertThat(details.metrics().heapUsed()).isPositive();
        assertThat(details.metrics().collectors()).isNotEmpty();
        ClusterMessages.Logs logs = client.get("/taskmanagers/" + place + "/logs", ClusterMessages.Logs.class);
        assertThat(logs.logs()).extracting(ClusterMessages.Log::name).contains("worker.log", "worker.out");
        assertThat(text("/taskmanagers/" + place + "/log")).contains("in epoch");
        assertThat(client.get("/taskmanagers/" + place + "/thread-dump", ClusterMessages.ThreadDump.class)
                        .threads())
                .extracting(ClusterMessages.ThreadText::name)
                .anyMatch(each -> each.startsWith("millrace-step"));
        assertThat(client.overview().slotsAvailable()).isOne();
    }

    private static String text(String path) throws Exception {
        try (HttpClient http = HttpClient.newHttpClient()) {
            return http.send(
                            HttpRequest.newBuilder(URI.create(client.address() + path))
                                    .build(),
                            HttpResponse.BodyHandlers.ofString())
                    .body();
        }
    }

    @Test
    void metrics_of_subtasks_elsewhere_are_answered() throws Exception {
        place();
        String vertex = "/jobs/" + job + "/vertices/" + slow().id();
        await("the records that a subtask has taken", () -> {
            ClusterMessages.Metric[] found = metrics(vertex + "/subtasks/0/metrics?get=numRecordsIn");
            return found.length == 1 && Long.parseLong(found[0].value()) > 0;
        });
        assertThat(metrics(vertex + "/metrics?get=0.busyTimeMsPerSecond")).hasSize(1);
        assertThat(metrics("/taskmanagers/worker-1/metrics?get=Status.JVM.Memory.Heap.Used"))
                .hasSize(1);
    }

    @Test
    void a_flame_graph_shows_the_function_that_is_slow() throws Exception {
        place();
        String path = "/jobs/" + job + "/vertices/" + slow().id() + "/flamegraph?type=off_cpu";
        await(
                "a flame graph",
                () -> client.get(path, VertexMessages.FlameGraph.class).data() != null);
        assertThat(text(path)).contains("StreamTasklet.step").contains("parkNanos");
    }

    @Test
    void records_that_arrive_elsewhere_are_sampled() throws Exception {
        place();
        String path = "/jobs/" + job + "/vertices/" + slow().id() + "/records?limit=3";
        await(
                "records",
                () -> !client.get(path, TapMessages.Records.class).records().isEmpty());
        TapMessages.Records found = client.get(path, TapMessages.Records.class);
        assertThat(found.senders())
                .singleElement()
                .satisfies(each -> assertThat(each.name()).contains("numbers"));
        String sender = found.senders().getFirst().id();
        assertThat(found.records()).isNotEmpty().hasSizeLessThanOrEqualTo(3).allSatisfy(each -> {
            assertThat(each.type()).isEqualTo("Long");
            assertThat(each.from()).isEqualTo(sender);
            assertThat(each.timestamp()).isEqualTo(Long.parseLong(each.text()) * 10);
        });
        assertThat(client.get(path + "&from=nobody", TapMessages.Records.class).records())
                .isEmpty();
    }

    private static Map<Integer, String> scraped() {
        Map<Integer, String> found = new TreeMap<>();
        try (HttpClient http = HttpClient.newHttpClient()) {
            for (int port = firstPort; port <= firstPort + PORTS; port++) {
                URI address = URI.create("http://localhost:" + port + "/metrics");
                try {
                    String body = http.send(
                                    HttpRequest.newBuilder(address).build(), HttpResponse.BodyHandlers.ofString())
                            .body();
                    if (body.contains("flink_")) found.put(port, body);
                } catch (IOException nobody) {
                    // Not all of the ports are needed.
                } catch (InterruptedException interrupted) {
                    throw new IllegalStateException(interrupted);
                }
            }
        }
        return found;
    }

    @Test
    void each_process_is_scraped_and_tells_of_what_it_does() throws Exception {
        String place = place();
        await("all three processes to be scraped", () -> scraped().size() == 3);
        Map<Integer, String> all = scraped();
        assertThat(all.values().stream().filter(each -> each.contains("flink_jobmanager_numRegisteredTaskManagers{")))
                .singleElement()
                .satisfies(coordinator -> assertThat(coordinator)
                        .contains("flink_jobmanager_numRunningJobs")
                        .contains("flink_jobmanager_taskSlotsTotal")
                        .contains("flink_jobmanager_job_numRestarts")
                        .doesNotContain("flink_taskmanager_Status"));
        assertThat(all.values().stream().filter(each -> each.contains("flink_taskmanager_Status")))
                .hasSize(2)
                .allSatisfy(worker -> assertThat(worker).doesNotContain("flink_jobmanager"));
        assertThat(all.values().stream().filter(each -> each.contains("flink_taskmanager_job_task_numRecordsIn{")))
                .singleElement()
                .satisfies(worker -> assertThat(worker)
                        .contains("tm_id=\"" + place.replace('-', '_') + "\"")
                        .contains("host=\"127_0_0_1\""));
    }
}
