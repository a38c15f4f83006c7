package dev.millrace.published;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Kills the process of a job, and the broker, while the published Kafka connector writes exactly once.
final class KafkaKillTest {
    private static final int PARTITIONS = 4;
    /// The kills of the process or of workers, and then those of the broker.
    private static final int KILLS = Integer.getInteger("published.kills", 2);

    private static final int BROKER_KILLS = Integer.getInteger("published.broker-kills", 1);
    private static final int RECORDS = 20_000 * (1 + KILLS + BROKER_KILLS);
    private static final int LIMIT_SECONDS = 300;
    /// The job runs with each of these parallelisms in turn; on a cluster, with those that the slots allow.
    private static final List<String> PARALLELISMS = List.of("2", "4", "3");

    /// The number of runs after which the test fails if the broker lost the markers of a transaction in each of them.
    private static final int RUNS_MAX = 3;

    @TempDir
    private Path root;

    /// The directory of the current run.
    private Path directory = Path.of(".");

    private interface Run {
        void with(KafkaBroker broker, Path jar) throws Exception;
    }

    /// Repeats a run that proves nothing, because the broker itself skipped the markers of the transactions that are
    /// open in the end. See [KafkaBroker#skippedMarkers].
    private void conclusively(Run run) throws Exception {
        for (int number = 1; ; number++) {
            directory = Files.createDirectory(root.resolve("run-" + number));
            Path jar = FatJar.of("KafkaSums", "kafka-5.0.0-2.2", directory);
            try (KafkaBroker broker = KafkaBroker.start(directory.resolve("broker"))) {
                try {
                    run.with(broker, jar);
                    return;
                } catch (StuckConsumer stuck) {
                    Set<String> ids = stuck.open().ids();
                    boolean isOfBroker =
                            !ids.isEmpty() && broker.skippedMarkers().containsAll(ids);
                    if (!isOfBroker || number == RUNS_MAX) throw stuck;
                }
            }
        }
    }

    @Test
    void each_record_counts_once_after_kills_of_the_process_and_of_the_broker() throws Exception {
        conclusively((broker, jar) -> {
            KafkaTopics topics = new KafkaTopics(broker);
            topics.create("numbers", PARTITIONS);
            topics.create("sums", PARTITIONS);
            topics.fill("numbers", PARTITIONS, RECORDS, KeyedSums::input);
            int starts = 0;
            for (int i = 0; i < KILLS; i++) {
                try (ServerProcess job = start(jar, broker, starts++)) {
                    awaitCheckpoints(job, 2);
                    assertThat(job.isAlive()).as("the job has not ended").isTrue();
                    job.kill();
                }
            }
            try (ServerProcess job = start(jar, broker, starts)) {
                for (int i = 0; i < BROKER_KILLS; i++) {
                    awaitCheckpoints(job, 2);
                    broker.kill();
                    broker.restart();
                }
                hurry();
                assertThat(job.await(LIMIT_SECONDS)).as(job::output).isZero();
            }
            KeyedSums.assertExactlyOnce(topics.read("sums", "read_committed"), RECORDS);
        });
    }

    @Test
    void each_record_counts_once_after_kills_of_workers_and_of_the_broker() throws Exception {
        conclusively(this::killWorkers);
    }

    private void killWorkers(KafkaBroker broker, Path jar) throws Exception {
        try (Cluster cluster = new Cluster(directory.resolve("cluster"), 2)) {
            KafkaTopics topics = new KafkaTopics(broker);
            topics.create("numbers", PARTITIONS);
            topics.create("sums", PARTITIONS);
            topics.fill("numbers", PARTITIONS, RECORDS, KeyedSums::input);
            List<String> options = List.of(
                    "-m",
                    cluster.address(),
                    "-D",
                    "parallelism.default=2",
                    "-D",
                    "jobmanager.scheduler=adaptive",
                    "-D",
                    "jobmanager.adaptive-scheduler.executing.cooldown-after-rescaling=1s",
                    "-D",
                    "jobmanager.adaptive-scheduler.executing.resource-stabilization-timeout=1s",
                    "-D",
                    "jobmanager.adaptive-scheduler.submission.resource-stabilization-timeout=1s");
            try (ServerProcess job =
                    Engine.MILLRACE.start(jar, options, arguments(broker), directory.resolve("job.log"))) {
                for (int i = 0; i < KILLS; i++) {
                    awaitCheckpoints(job, 2);
                    cluster.rescale(PARALLELISMS.get((i + 1) % PARALLELISMS.size()));
                    awaitCheckpoints(job, 2);
                    cluster.killWorker();
                }
                for (int i = 0; i < BROKER_KILLS; i++) {
                    awaitCheckpoints(job, 2);
                    broker.kill();
                    broker.restart();
                }
                hurry();
                assertThat(job.await(LIMIT_SECONDS)).as(job::output).isZero();
            }
            KeyedSums.assertExactlyOnce(topics.read("sums", "read_committed"), RECORDS);
        }
    }

    private ServerProcess start(Path jar, KafkaBroker broker, int starts) throws IOException {
        List<String> options =
                List.of("--resume", "-D", "parallelism.default=" + PARALLELISMS.get(starts % PARALLELISMS.size()));
        return Engine.MILLRACE.start(jar, options, arguments(broker), directory.resolve("job-" + starts + ".log"));
    }

    private List<String> arguments(KafkaBroker broker) {
        return List.of(
                "servers=" + broker.bootstrapServers(),
                "in=numbers",
                "out=sums",
                "name=killed",
                "guarantee=EXACTLY_ONCE",
                "micros=500",
                "hurry=" + directory.resolve("hurry"),
                "restart-strategy.type=fixed-delay",
                "restart-strategy.fixed-delay.attempts=1000",
                "restart-strategy.fixed-delay.delay=100ms",
                "execution.checkpointing.interval=200ms",
                "execution.checkpointing.tolerable-failed-checkpoints=1000",
                "execution.checkpointing.dir=" + checkpoints().uri());
    }

    /// Lets the job process the remaining records at full speed. Before, the job is slow, so that it cannot end
    /// before the last kill, even on a busy machine.
    private void hurry() throws IOException {
        Files.createFile(directory.resolve("hurry"));
    }

    private Checkpoints checkpoints() {
        return new Checkpoints(directory.resolve("checkpoints"));
    }

    /// Waits for more completed checkpoints than there are now, or for the end of the job.
    private void awaitCheckpoints(ServerProcess job, int more) {
        checkpoints().awaitMore(job, more);
    }
}
