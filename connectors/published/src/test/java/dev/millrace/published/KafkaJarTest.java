package dev.millrace.published;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Runs the published jars of Flink's Kafka connector, unmodified, against a real broker.
final class KafkaJarTest {
    private static final int RECORDS = 20_000;
    private static final int PARTITIONS = 4;
    private static final int LIMIT_SECONDS = 120;

    @TempDir
    private static Path directory;

    private static KafkaBroker broker;
    private static KafkaTopics topics;

    @BeforeAll
    static void start() throws Exception {
        broker = KafkaBroker.start(directory.resolve("broker"));
        topics = new KafkaTopics(broker);
        topics.create("numbers", PARTITIONS);
        topics.fill("numbers", PARTITIONS, RECORDS, KeyedSums::input);
    }

    @AfterAll
    static void stop() {
        if (broker != null) broker.close();
    }

    @ParameterizedTest
    @CsvSource({
        "MILLRACE, kafka-5.0.0-2.2, EXACTLY_ONCE",
        "MILLRACE, kafka-5.0.0-2.2, AT_LEAST_ONCE",
        "MILLRACE, kafka-4.0.1-2.0, EXACTLY_ONCE",
        "FLINK, kafka-5.0.0-2.2, EXACTLY_ONCE"
    })
    void a_bounded_job_reads_and_writes_each_record_once(Engine engine, String connector, String guarantee)
            throws Exception {
        String out = "sums-" + engine + "-" + connector + "-" + guarantee;
        topics.create(out, PARTITIONS);
        run(engine, connector, List.of("out=" + out, "guarantee=" + guarantee, "micros=0"));
        KeyedSums.assertExactlyOnce(topics.read(out, "read_committed"), RECORDS);
    }

    @Test
    void a_bounded_job_ends_after_a_restart() throws Exception {
        topics.create("restarted", PARTITIONS);
        Path failure = directory.resolve("failed");
        run(
                Engine.MILLRACE,
                "kafka-5.0.0-2.2",
                List.of(
                        "out=restarted",
                        "guarantee=EXACTLY_ONCE",
                        "micros=200",
                        "fail=" + failure,
                        "restart-strategy.type=fixed-delay",
                        "restart-strategy.fixed-delay.delay=10ms"));
        assertThat(failure).exists();
        KeyedSums.assertExactlyOnce(topics.read("restarted", "read_committed"), RECORDS);
    }

    private static void run(Engine engine, String connector, List<String> own) throws Exception {
        Path jar = FatJar.of("KafkaSums", connector, directory);
        String name = own.getFirst().substring("out=".length());
        List<String> arguments = new ArrayList<>(own);
        arguments.addAll(List.of(
                "servers=" + broker.bootstrapServers(),
                "in=numbers",
                "name=" + name,
                "parallelism.default=2",
                "execution.checkpointing.interval=200ms",
                "execution.checkpointing.dir=" + directory.resolve(name).toUri()));
        try (ServerProcess job = engine.start(jar, List.of(), arguments, directory.resolve(name + ".log"))) {
            assertThat(job.await(LIMIT_SECONDS)).as(job::output).isZero();
        }
    }
}
