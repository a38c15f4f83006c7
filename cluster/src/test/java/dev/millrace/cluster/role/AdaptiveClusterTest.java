package dev.millrace.cluster.role;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.millrace.api.StreamExecutionEnvironment;
import dev.millrace.api.config.CheckpointingOptions;
import dev.millrace.api.config.Configuration;
import dev.millrace.api.config.JobManagerOptions;
import dev.millrace.api.config.JobManagerOptions.SchedulerType;
import dev.millrace.api.config.RestartStrategyOptions;
import dev.millrace.api.config.SchedulerExecutionMode;
import dev.millrace.api.execution.JobClient;
import dev.millrace.api.execution.JobStatus;
import dev.millrace.api.source.library.DataGeneratorSource;
import dev.millrace.api.source.rate.RateLimiterStrategy;
import dev.millrace.api.time.WatermarkStrategy;
import dev.millrace.api.type.Types;
import dev.millrace.base.fault.MillraceException;
import dev.millrace.cluster.role.SmallClusterTest.Counting;
import dev.millrace.cluster.role.SmallClusterTest.Greatest;
import dev.millrace.graph.Bounds;
import dev.millrace.runtime.job.run.LocalJobClient;
import dev.millrace.runtime.job.view.RescaleView;
import dev.millrace.runtime.job.view.VertexView;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Tests jobs whose parallelism follows the number of workers. The counts by key are correct at the end only if no
/// record was lost or counted twice.
@Timeout(120)
class AdaptiveClusterTest {
    private static final long NUMBERS = 30_000;
    private static final int KEYS = 100;

    @TempDir
    private Path directory;

    @BeforeEach
    void forget() {
        Greatest.SEEN.clear();
    }

    private Configuration adaptive() {
        Configuration configuration = new Configuration();
        configuration.set(CheckpointingOptions.CHECKPOINTS_DIRECTORY, "file://" + directory.resolve("checkpoints"));
        configuration.set(CheckpointingOptions.CHECKPOINTING_INTERVAL, Duration.ofMillis(50));
        configuration.set(RestartStrategyOptions.RESTART_STRATEGY, "fixed-delay");
        configuration.set(RestartStrategyOptions.RESTART_STRATEGY_FIXED_DELAY_ATTEMPTS, 50);
        configuration.set(RestartStrategyOptions.RESTART_STRATEGY_FIXED_DELAY_DELAY, Duration.ofMillis(50));
        configuration.set(JobManagerOptions.SCHEDULER, SchedulerType.Adaptive);
        configuration.set(JobManagerOptions.SCHEDULER_SUBMISSION_RESOURCE_STABILIZATION_TIMEOUT, Duration.ZERO);
        configuration.set(JobManagerOptions.SCHEDULER_EXECUTING_RESOURCE_STABILIZATION_TIMEOUT, Duration.ZERO);
        configuration.set(JobManagerOptions.SCHEDULER_EXECUTING_COOLDOWN_AFTER_RESCALING, Duration.ZERO);
        return configuration;
    }

    /// Runs a source, a vertex that it forwards to, counts by key, and a sink with one subtask.
    private static JobClient count(int parallelism, Configuration configuration) throws Exception {
        StreamExecutionEnvironment env = StreamExecutionEnvironment.createLocalEnvironment(parallelism, configuration);
        env.fromSource(
                        new DataGeneratorSource<>(
                                number -> number, NUMBERS, RateLimiterStrategy.perSecond(6_000), Types.LONG),
                        WatermarkStrategy.noWatermarks(),
                        "numbers")
                .map(number -> number)
                .returns(Types.LONG)
                .name("same")
                .disableChaining()
                .keyBy(number -> number % KEYS)
                .process(new Counting())
                .name("counts")
                .addSink(new Greatest())
                .name("greatest")
                .setParallelism(1);
        return env.executeAsync("elastic");
    }

    private static void assertExact(JobClient job) throws Exception {
        job.getJobExecutionResult().get(90, TimeUnit.SECONDS);
        Map<Long, Long> counts = new HashMap<>();
        for (long number = 0; number < NUMBERS; number++) counts.merge(number % KEYS, 1L, Long::sum);
        assertThat(Greatest.SEEN).isEqualTo(counts);
    }

    /// Returns the parallelism of each vertex by its name.
    private static Map<String, Integer> widths(JobClient job) {
        Map<String, Integer> widths = new HashMap<>();
        for (VertexView each : ((LocalJobClient) job).view().vertices()) widths.put(each.name(), each.parallelism());
        return widths;
    }

    private static void awaitRunning(JobClient job, Map<String, Integer> widths) throws Exception {
        while (job.getJobStatus().get() != JobStatus.RUNNING || !widths(job).equals(widths)) {
            assertThat(Thread.interrupted()).as("out of time").isFalse();
            assertThat(job.getJobExecutionResult().isDone())
                    .as("ended with %s", widths(job))
                    .isFalse();
            Thread.onSpinWait();
        }
    }

    private static void awaitCounted(long atLeast) {
        while (Greatest.SEEN.values().stream().mapToLong(Long::longValue).sum() < atLeast)
            assertThat(Thread.interrupted()).as("out of time").isFalse();
    }

    private static Map<String, Integer> all(int width) {
        return Map.of("Source: numbers", width, "same", width, "counts", width, "Sink: greatest", 1);
    }

    /// Returns a change of the job's parallelism.
    ///
    /// @param number the number of the change, from 1
    private static RescaleView change(JobClient job, int number) {
        LocalJobClient client = (LocalJobClient) job;
        while (client.rescales().size() < number)
            assertThat(Thread.interrupted()).as("out of time").isFalse();
        return client.rescales().get(number - 1);
    }

    @Test
    void a_job_begins_with_the_slots_there_are_and_gets_more_when_a_worker_comes() throws Exception {
        try (SmallCluster cluster = new SmallCluster(directory)) {
            cluster.work("one", 1);
            cluster.work("two", 1);
            cluster.await(2);
            JobClient job = cluster.start(() -> count(3, adaptive()));
            awaitRunning(job, all(2));
            awaitCounted(NUMBERS / 20);
            cluster.work("three", 1);
            awaitRunning(job, all(3));
            RescaleView change = change(job, 1);
            assertThat(change.cause()).isEqualTo(RescaleView.Cause.ROOM);
            assertThat(change.before()).containsValue(2).doesNotContainValue(3);
            assertThat(change.after()).containsValue(3).doesNotContainValue(2);
            assertThat(change.pausedMillis()).isNotNegative();
            assertThat(((LocalJobClient) job).failures()).isEmpty();
            assertExact(job);
        }
    }

    @Test
    void a_job_goes_on_with_less_when_a_worker_is_gone() throws Exception {
        Configuration patient = adaptive();
        // Checkpoints fail without that worker. The failure of the worker should end the attempt, not the
        // failed checkpoints.
        patient.set(JobManagerOptions.SCHEDULER_RESCALE_TRIGGER_MAX_CHECKPOINT_FAILURES, 1_000);
        try (SmallCluster cluster = new SmallCluster(directory)) {
            WorkerRole one = cluster.work("one", 2);
            cluster.work("two", 1);
            cluster.await(3);
            JobClient job = cluster.start(() -> count(3, patient));
            awaitRunning(job, all(3));
            awaitCounted(NUMBERS / 10);
            one.close();
            awaitRunning(job, all(1));
            RescaleView change = change(job, 1);
            assertThat(change.cause()).isEqualTo(RescaleView.Cause.FAILURE);
            assertThat(change.before()).containsValue(3);
            assertThat(change.after().values()).containsOnly(1);
            assertExact(job);
        }
    }

    @Test
    void a_reactive_job_takes_all_slots_whatever_it_says() throws Exception {
        Configuration reactive = adaptive();
        reactive.removeConfig(JobManagerOptions.SCHEDULER);
        reactive.set(JobManagerOptions.SCHEDULER_MODE, SchedulerExecutionMode.REACTIVE);
        try (SmallCluster cluster = new SmallCluster(directory)) {
            JobClient job = cluster.start(() -> count(1, reactive));
            cluster.work("one", 2);
            awaitRunning(job, chained(2));
            cluster.work("two", 2);
            awaitRunning(job, chained(4));
            assertExact(job);
        }
    }

    /// Returns the expected parallelisms. In the program, the sink has the same parallelism as the counts, so that
    /// they are chained into one vertex.
    private static Map<String, Integer> chained(int width) {
        return Map.of("Source: numbers", width, "same", width, "counts -> Sink: greatest", width);
    }

    @Test
    void a_job_gets_the_parallelism_that_somebody_asks_for() throws Exception {
        try (SmallCluster cluster = new SmallCluster(directory)) {
            for (String name : List.of("one", "two")) cluster.work(name, 2);
            cluster.await(4);
            JobClient job = cluster.start(() -> count(2, adaptive()));
            awaitRunning(job, all(2));
            require(job, 4);
            awaitRunning(job, all(4));
            assertThat(change(job, 1).cause()).isEqualTo(RescaleView.Cause.REQUEST);
            awaitCounted(NUMBERS / 5);
            require(job, 1);
            awaitRunning(job, all(1));
            assertThat(((LocalJobClient) job).failures()).isEmpty();
            assertExact(job);
        }
    }

    @Test
    void what_somebody_asked_for_is_not_forgotten_with_the_coordinator() throws Exception {
        try (SmallCluster first = new SmallCluster(directory)) {
            first.work("one", 3);
            first.await(3);
            LocalJobClient job = (LocalJobClient) first.start(() -> count(2, adaptive()));
            awaitRunning(job, all(2));
            require(job, 3);
            awaitRunning(job, all(3));
            awaitCounted(NUMBERS / 10);
            job.suspend().get(60, TimeUnit.SECONDS);
        }
        try (SmallCluster second = new SmallCluster(directory)) {
            LocalJobClient job = second.resumed().getFirst();
            assertThat(job.bounds()).containsValue(new Bounds(1, 3));
            second.work("one", 3);
            awaitRunning(job, all(3));
            assertExact(job);
        }
    }

    /// Requests bounds for all vertices except the sink.
    private static void require(JobClient job, int upper) {
        LocalJobClient client = (LocalJobClient) job;
        Map<String, Bounds> wanted = new HashMap<>();
        for (VertexView each : client.view().vertices())
            if (!each.name().startsWith("Sink")) wanted.put(each.id(), new Bounds(1, upper));
        client.require(wanted);
        assertThat(client.bounds()).containsAllEntriesOf(wanted);
    }

    @Test
    void bounds_that_a_job_cannot_have_are_refused() throws Exception {
        try (SmallCluster cluster = new SmallCluster(directory)) {
            cluster.work("one", 2);
            cluster.await(2);
            Configuration fixed = adaptive();
            fixed.set(JobManagerOptions.SCHEDULER, SchedulerType.Default);
            LocalJobClient staying = (LocalJobClient) cluster.start(() -> count(1, fixed));
            assertThat(staying.bounds().values()).containsOnly(new Bounds(1, 1));
            assertThatThrownBy(() -> staying.require(Map.of()))
                    .isInstanceOf(MillraceException.class)
                    .hasMessageContaining("does not use the adaptive scheduler");
            staying.cancel().get(60, TimeUnit.SECONDS);
            LocalJobClient job = (LocalJobClient) cluster.start(() -> count(1, adaptive()));
            assertThatThrownBy(() -> job.require(Map.of("0123", new Bounds(1, 1))))
                    .hasMessageContaining("has no vertices [0123]");
            String source = job.view().vertices().getFirst().id();
            assertThatThrownBy(() -> job.require(Map.of(source, new Bounds(200, 300))))
                    .hasMessageContaining("cannot have a parallelism of at least 200");
            job.cancel().get(60, TimeUnit.SECONDS);
        }
    }

    @Test
    void groups_have_slots_of_their_own() throws Exception {
        try (SmallCluster cluster = new SmallCluster(directory)) {
            cluster.work("one", 3);
            cluster.await(3);
            assertThat(start(cluster).getJobExecutionResult())
                    .failsWithin(Duration.ofSeconds(60))
                    .withThrowableThat()
                    .withMessageContaining("The job needs 4 more slots, but only 3 are free");
            cluster.work("two", 1);
            cluster.await(4);
            start(cluster).getJobExecutionResult().get(60, TimeUnit.SECONDS);
        }
    }

    private static JobClient start(SmallCluster cluster) throws Exception {
        Configuration configuration = new Configuration();
        configuration.set(JobManagerOptions.SLOT_REQUEST_TIMEOUT, Duration.ofMillis(100));
        return cluster.start(() -> {
            StreamExecutionEnvironment env = StreamExecutionEnvironment.createLocalEnvironment(2, configuration);
            env.fromSequence(1, 1_000)
                    .slotSharingGroup("reading")
                    .keyBy(number -> number % KEYS)
                    .process(new Counting())
                    .slotSharingGroup("counting")
                    .addSink(new Greatest());
            return env.executeAsync("groups");
        });
    }
}
