package dev.millrace.cli.remote;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.millrace.api.StreamExecutionEnvironment;
import dev.millrace.api.config.Configuration;
import dev.millrace.api.util.CloseableIterator;
import dev.millrace.base.host.Host;
import dev.millrace.client.RestClient;
import dev.millrace.client.message.JarMessages;
import dev.millrace.client.message.JobMessages;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Collects the records of jobs of a coordinator and two workers.
@Timeout(value = 180, unit = TimeUnit.SECONDS)
final class ClusterResultsTest {
    @TempDir
    private static Path directory;

    private static LiveCluster cluster;

    @BeforeAll
    static void start() {
        cluster = new LiveCluster(directory, 2, 2, Map.of("restart-strategy.type", "none"));
    }

    @AfterAll
    static void stop() {
        cluster.close();
    }

    private static StreamExecutionEnvironment environment(Map<String, String> settings) {
        StreamExecutionEnvironment environment = StreamExecutionEnvironment.createRemoteEnvironment(
                "127.0.0.1", cluster.ports().get("http"), Configuration.fromMap(settings));
        environment.setParallelism(3);
        return environment;
    }

    private static RestClient rest() {
        return new RestClient(Host.real(), "127.0.0.1:" + cluster.ports().get("http"));
    }

    private static void await(BooleanSupplier condition) {
        while (!condition.getAsBoolean()) {
            Host.real().threads().park(10_000_000);
            if (Thread.interrupted()) throw new IllegalStateException("the condition does not come true");
        }
    }

    private static String status(String job) {
        return rest().jobs().stream()
                .filter(each -> each.name().equals(job))
                .map(JobMessages.Line::state)
                .findFirst()
                .orElse("");
    }

    @Test
    void a_program_reads_the_records_of_a_job_elsewhere() throws Exception {
        try (CloseableIterator<String> records = environment(Map.of())
                .fromSequence(1, 20)
                .map(number -> "record " + number)
                .executeAndCollect()) {
            List<String> read = new ArrayList<>();
            records.forEachRemaining(read::add);
            assertThat(read).hasSize(20).contains("record 1", "record 20").doesNotHaveDuplicates();
        }
    }

    @Test
    void many_large_records_arrive_once_and_in_order() throws Exception {
        long next = 0;
        try (CloseableIterator<String> records = environment(Map.of())
                .fromSequence(0, 29_999)
                .setParallelism(1)
                .map(number -> number + " " + "x".repeat(1_000))
                .setParallelism(1)
                .executeAndCollect()) {
            while (records.hasNext()) {
                assertThat(records.next()).startsWith(next + " ");
                next++;
            }
        }
        assertThat(next).isEqualTo(30_000);
    }

    @Test
    void several_streams_of_a_job_are_collected() throws Exception {
        StreamExecutionEnvironment environment = environment(Map.of());
        var even = environment.fromSequence(1, 100).filter(n -> n % 2 == 0).collectAsync();
        var all = environment.fromSequence(1, 100).collectAsync();
        environment.executeAsync();

        int evens = 0;
        for (; even.hasNext(); even.next()) evens++;
        int both = 0;
        for (; all.hasNext(); all.next()) both++;
        assertThat(evens).isEqualTo(50);
        assertThat(both).isEqualTo(100);
    }

    @Test
    void closing_the_records_cancels_a_job_that_waits_for_its_reader() throws Exception {
        CloseableIterator<String> records = environment(Map.of())
                .fromSequence(0, Long.MAX_VALUE - 1)
                .map(number -> "x".repeat(10_000))
                .executeAndCollect("endless");
        for (int i = 0; i < 10; i++) assertThat(records.next()).hasSize(10_000);
        records.close();

        await(() -> status("endless").equals("CANCELED"));
        assertThat(records.hasNext()).isFalse();
    }

    @Test
    void the_failure_of_a_job_reaches_the_reader() throws Exception {
        try (CloseableIterator<Long> records = environment(Map.of())
                .fromSequence(1, 10)
                .map(number -> 10 / (number - 5))
                .executeAndCollect()) {
            assertThatThrownBy(() -> records.forEachRemaining(_ -> {}))
                    .rootCause()
                    .hasMessageContaining("/ by zero");
        }
    }

    private static final AtomicInteger ATTEMPTS = new AtomicInteger();

    /// Fails once, after the reader has records.
    private static String failOnce(long number) {
        if (number == 25_000 && ATTEMPTS.getAndIncrement() == 0) throw new IllegalStateException("the first attempt");
        return "x".repeat(1_000);
    }

    @Test
    void a_restart_after_records_were_read_is_reported() throws Exception {
        ATTEMPTS.set(0);
        Map<String, String> restarts = Map.of(
                "restart-strategy.type", "fixed-delay",
                "restart-strategy.fixed-delay.attempts", "3",
                "restart-strategy.fixed-delay.delay", "1 ms");
        try (CloseableIterator<String> records = environment(restarts)
                .fromSequence(0, 49_999)
                .setParallelism(1)
                .map(ClusterResultsTest::failOnce)
                .setParallelism(1)
                .executeAndCollect("restarting")) {
            assertThatThrownBy(() -> records.forEachRemaining(_ -> {}))
                    .hasMessageStartingWith("MR-2208")
                    .hasMessageContaining("The job has restarted after it returned");
        }
        await(() -> status("restarting").equals("CANCELED"));
    }

    @Test
    void a_program_in_the_coordinator_reads_the_records_of_its_workers() throws IOException {
        Path written = directory.resolve("written");
        Path jar = ProgramJar.of(directory, "Collecting", """
                import dev.millrace.api.StreamExecutionEnvironment;
                import java.nio.file.Files;
                import java.nio.file.Path;

                public final class Collecting {
                    public static void main(String[] arguments) throws Exception {
                        var environment = StreamExecutionEnvironment.getExecutionEnvironment();
                        long sum = 0;
                        try (var records = environment.fromSequence(1, 1000).map(n -> n * 2).executeAndCollect()) {
                            while (records.hasNext()) sum += records.next();
                        }
                        Files.writeString(Path.of(arguments[0] + ".part"), String.valueOf(sum));
                        Files.move(Path.of(arguments[0] + ".part"), Path.of(arguments[0]));
                    }
                }
                """);
        String id = rest().upload(jar);
        rest().run(id, new JarMessages.Run(null, List.of(written.toString()), 3, null, null, null, null, Map.of()));

        await(() -> Files.exists(written));
        assertThat(written).hasContent("1001000");
    }
}
