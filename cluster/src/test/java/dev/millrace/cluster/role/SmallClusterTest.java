package dev.millrace.cluster.role;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.millrace.api.StreamExecutionEnvironment;
import dev.millrace.api.accumulator.ListAccumulator;
import dev.millrace.api.accumulator.LongCounter;
import dev.millrace.api.config.CheckpointingOptions;
import dev.millrace.api.config.Configuration;
import dev.millrace.api.config.RestartStrategyOptions;
import dev.millrace.api.config.StateRecoveryOptions;
import dev.millrace.api.execution.JobClient;
import dev.millrace.api.execution.JobExecutionResult;
import dev.millrace.api.execution.JobStatus;
import dev.millrace.api.execution.SavepointFormatType;
import dev.millrace.api.process.KeyedProcessFunction;
import dev.millrace.api.process.OpenContext;
import dev.millrace.api.process.RichMapFunction;
import dev.millrace.api.sink.DiscardingSink;
import dev.millrace.api.sink.legacy.RichSinkFunction;
import dev.millrace.api.source.library.DataGeneratorSource;
import dev.millrace.api.source.rate.RateLimiterStrategy;
import dev.millrace.api.state.ValueState;
import dev.millrace.api.state.ValueStateDescriptor;
import dev.millrace.api.time.WatermarkStrategy;
import dev.millrace.api.tuple.Tuple2;
import dev.millrace.api.type.Types;
import dev.millrace.api.util.Collector;
import dev.millrace.base.host.Host;
import dev.millrace.cluster.ClusterFaults;
import dev.millrace.cluster.call.Address;
import dev.millrace.cluster.call.FencingToken;
import dev.millrace.cluster.call.Station;
import dev.millrace.cluster.call.Tls;
import dev.millrace.cluster.deploy.DeploymentCall;
import dev.millrace.cluster.deploy.DeploymentId;
import dev.millrace.cluster.journal.DirectoryEpochs;
import dev.millrace.runtime.job.run.LocalJobClient;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class SmallClusterTest {
    private static final long NUMBERS = 40_000;
    private static final int KEYS = 100;
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @TempDir
    private Path directory;

    @BeforeEach
    void forget() {
        Greatest.SEEN.clear();
    }

    /// Keeps the greatest count of each key, so that repeated records do not change the result.
    static final class Greatest extends RichSinkFunction<Tuple2<Long, Long>> {
        private static final long serialVersionUID = 1L;
        static final Map<Long, Long> SEEN = new ConcurrentHashMap<>();
        private transient LongCounter taken;

        @Override
        public void open(OpenContext context) {
            taken = getRuntimeContext().getLongCounter("taken");
        }

        @Override
        public void invoke(Tuple2<Long, Long> value, Context context) {
            taken.add(1);
            SEEN.merge(value.f0, value.f1, Math::max);
        }
    }

    static final class Counting extends KeyedProcessFunction<Long, Long, Tuple2<Long, Long>> {
        private static final long serialVersionUID = 1L;
        private transient ValueState<Long> count;

        @Override
        public void open(OpenContext context) {
            count = getRuntimeContext().getState(new ValueStateDescriptor<>("count", Types.LONG));
        }

        @Override
        public void processElement(Long value, Context context, Collector<Tuple2<Long, Long>> out) throws Exception {
            Long before = count.value();
            long now = before == null ? 1 : before + 1;
            count.update(now);
            out.collect(Tuple2.of(context.getCurrentKey(), now));
        }
    }

    private static void awaitCounted(long atLeast) {
        while (Greatest.SEEN.values().stream().mapToLong(Long::longValue).sum() < atLeast)
            assertThat(Thread.interrupted()).as("out of time").isFalse();
    }

    private static Map<Long, Long> expected() {
        Map<Long, Long> counts = new HashMap<>();
        for (long number = 0; number < NUMBERS; number++) counts.merge(number % KEYS, 1L, Long::sum);
        return counts;
    }

    private JobClient count(int parallelism, double perSecond, String from) throws Exception {
        Configuration configuration = new Configuration();
        if (from != null) configuration.set(StateRecoveryOptions.SAVEPOINT_PATH, from);
        configuration.set(CheckpointingOptions.CHECKPOINTS_DIRECTORY, "file://" + directory.resolve("checkpoints"));
        configuration.set(CheckpointingOptions.CHECKPOINTING_INTERVAL, Duration.ofMillis(50));
        configuration.set(RestartStrategyOptions.RESTART_STRATEGY, "fixed-delay");
        configuration.set(RestartStrategyOptions.RESTART_STRATEGY_FIXED_DELAY_ATTEMPTS, 50);
        configuration.set(RestartStrategyOptions.RESTART_STRATEGY_FIXED_DELAY_DELAY, Duration.ofMillis(100));
        StreamExecutionEnvironment env = StreamExecutionEnvironment.createLocalEnvironment(parallelism, configuration);
        env.fromSource(
                        new DataGeneratorSource<>(
                                number -> number, NUMBERS, RateLimiterStrategy.perSecond(perSecond), Types.LONG),
                        WatermarkStrategy.noWatermarks(),
                        "numbers")
                .uid("numbers")
                .keyBy(number -> number % KEYS)
                .process(new Counting())
                .uid("counts")
                .addSink(new Greatest());
        return env.executeAsync("counts");
    }

    @Test
    void a_job_runs_on_two_workers() throws Exception {
        try (SmallCluster cluster = new SmallCluster(directory)) {
            cluster.work("one", 2);
            cluster.work("two", 2);
            cluster.await(4);
            JobClient job = cluster.start(() -> count(4, 1e9, null));
            JobExecutionResult result = job.getJobExecutionResult().get(60, TimeUnit.SECONDS);
            assertThat(Greatest.SEEN).isEqualTo(expected());
            assertThat(result.<Long>getAccumulatorResult("taken")).isEqualTo(NUMBERS);
        }
    }

    @Test
    void a_job_goes_on_from_its_checkpoint_when_a_worker_is_gone() throws Exception {
        try (SmallCluster cluster = new SmallCluster(directory)) {
            WorkerRole one = cluster.work("one", 4);
            cluster.work("two", 4);
            cluster.await(8);
            JobClient job = cluster.start(() -> count(4, 20_000, null));
            awaitCounted(NUMBERS / 4);
            one.close();
            job.getJobExecutionResult().get(60, TimeUnit.SECONDS);
            assertThat(Greatest.SEEN).isEqualTo(expected());
        }
    }

    @Test
    void a_job_is_stopped_with_a_savepoint_and_goes_on_with_more_subtasks_on_more_workers() throws Exception {
        String savepoint;
        try (SmallCluster cluster = new SmallCluster(directory.resolve("first"))) {
            cluster.work("one", 1);
            cluster.work("two", 1);
            JobClient job = cluster.start(() -> count(2, 20_000, null));
            awaitCounted(NUMBERS / 4);
            savepoint = job.stopWithSavepoint(
                            false, directory.resolve("savepoints").toString(), SavepointFormatType.CANONICAL)
                    .get(60, TimeUnit.SECONDS);
            job.getJobExecutionResult().get(60, TimeUnit.SECONDS);
            assertThat(Greatest.SEEN).isNotEqualTo(expected());
        }
        try (SmallCluster cluster = new SmallCluster(directory.resolve("second"))) {
            for (String name : List.of("three", "four", "five")) cluster.work(name, 1);
            JobClient job = cluster.start(() -> count(3, 1e9, savepoint));
            job.getJobExecutionResult().get(60, TimeUnit.SECONDS);
            assertThat(Greatest.SEEN).isEqualTo(expected());
        }
    }

    /// Accumulates the given number of bytes.
    static final class Hoarding extends RichMapFunction<Long, Long> {
        private static final long serialVersionUID = 1L;
        private final int bytes;
        private final ListAccumulator<byte[]> hoard = new ListAccumulator<>();

        Hoarding(int bytes) {
            this.bytes = bytes;
        }

        @Override
        public void open(OpenContext context) {
            getRuntimeContext().addAccumulator("hoard", hoard);
        }

        @Override
        public Long map(Long value) {
            hoard.add(new byte[bytes]);
            return value;
        }
    }

    private static JobClient hoard(int bytes) throws Exception {
        StreamExecutionEnvironment env = StreamExecutionEnvironment.createLocalEnvironment(1);
        env.fromSequence(1, 5).map(new Hoarding(bytes)).sinkTo(new DiscardingSink<>());
        return env.executeAsync("hoard");
    }

    @Test
    void a_job_whose_subtask_has_accumulated_more_than_a_message_holds_fails() throws Exception {
        try (SmallCluster cluster = new SmallCluster(directory)) {
            cluster.work("one", 1);
            cluster.await(1);
            JobClient small = cluster.start(() -> hoard(500_000));
            List<byte[]> hoard =
                    small.getJobExecutionResult().get(60, TimeUnit.SECONDS).getAccumulatorResult("hoard");
            assertThat(hoard).hasSize(5);
            JobClient large = cluster.start(() -> hoard(1_000_000));
            assertThatThrownBy(() -> large.getJobExecutionResult().get(20, TimeUnit.SECONDS))
                    .rootCause()
                    .hasMessageContaining("MR-5443")
                    .hasMessageContaining("Write large results to a sink");
        }
    }

    /// Stands for an exception class of a program.
    static final class OwnException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        OwnException(String message) {
            super(message);
        }
    }

    @Test
    void what_a_function_throws_is_told_where_the_job_was_started() throws Exception {
        try (SmallCluster cluster = new SmallCluster(directory)) {
            cluster.work("one", 1);
            cluster.work("two", 1);
            JobClient job = cluster.start(() -> {
                StreamExecutionEnvironment env = StreamExecutionEnvironment.createLocalEnvironment(2);
                env.fromSequence(1, 1_000)
                        .map(number -> {
                            if (number == 700) throw new OwnException("seven hundred");
                            return number;
                        })
                        .returns(Types.LONG)
                        .keyBy(number -> number % 10)
                        .reduce(Long::sum)
                        .sinkTo(new DiscardingSink<>());
                return env.executeAsync("failing");
            });
            assertThat(job.getJobExecutionResult())
                    .failsWithin(Duration.ofSeconds(60))
                    .withThrowableThat()
                    .havingRootCause()
                    .isInstanceOf(OwnException.class)
                    .withMessage("seven hundred");
        }
    }

    @Test
    void a_function_that_does_not_open_fails_the_job_and_leaves_nothing() throws Exception {
        try (SmallCluster cluster = new SmallCluster(directory)) {
            cluster.work("one", 1);
            cluster.work("two", 1);
            JobClient job = cluster.start(() -> {
                StreamExecutionEnvironment env = StreamExecutionEnvironment.createLocalEnvironment(2);
                env.fromSequence(1, 1_000).map(new Unopened()).sinkTo(new DiscardingSink<>());
                return env.executeAsync("closed");
            });
            assertThat(job.getJobExecutionResult())
                    .failsWithin(Duration.ofSeconds(60))
                    .withThrowableThat()
                    .withMessageContaining("out of order");
            JobClient next = cluster.start(() -> count(2, 1e9, null));
            next.getJobExecutionResult().get(60, TimeUnit.SECONDS);
            assertThat(Greatest.SEEN).isEqualTo(expected());
        }
    }

    static final class Unopened extends RichMapFunction<Long, Long> {
        private static final long serialVersionUID = 1L;

        @Override
        public void open(OpenContext context) {
            if (getRuntimeContext().getTaskInfo().getIndexOfThisSubtask() == 1)
                throw new IllegalStateException("out of order");
        }

        @Override
        public Long map(Long value) {
            return value;
        }
    }

    @Test
    void a_job_waits_for_workers_and_can_be_cancelled_meanwhile_and_later() throws Exception {
        try (SmallCluster cluster = new SmallCluster(directory)) {
            JobClient never = cluster.start(() -> count(2, 1e9, null));
            never.cancel().get(60, TimeUnit.SECONDS);
            assertThat(never.getJobStatus().get()).isEqualTo(JobStatus.CANCELED);
            JobClient job = cluster.start(() -> count(2, 20_000, null));
            cluster.work("late", 2);
            awaitCounted(NUMBERS / 10);
            job.cancel().get(60, TimeUnit.SECONDS);
            assertThat(job.getJobStatus().get()).isEqualTo(JobStatus.CANCELED);
        }
    }

    @Test
    void every_region_has_workers_of_its_own_choice() throws Exception {
        try (SmallCluster cluster = new SmallCluster(directory)) {
            cluster.work("one", 2);
            cluster.work("two", 2);
            JobClient job = cluster.start(() -> {
                StreamExecutionEnvironment env = StreamExecutionEnvironment.createLocalEnvironment(2);
                for (int i = 0; i < 2; i++)
                    env.fromSequence(0, NUMBERS / 2 - 1)
                            .keyBy(number -> number % KEYS)
                            .process(new Counting())
                            .addSink(new Greatest());
                return env.executeAsync("apart");
            });
            JobExecutionResult result = job.getJobExecutionResult().get(60, TimeUnit.SECONDS);
            assertThat(result.<Long>getAccumulatorResult("taken")).isEqualTo(NUMBERS);
        }
    }

    @Test
    void what_an_older_leader_asks_too_late_does_not_touch_the_job() throws Exception {
        new DirectoryEpochs(Host.real(), directory.resolve("leader")).claimNext("older:1");
        try (SmallCluster cluster = new SmallCluster(directory);
                Station older = Station.grpc(Host.real(), "127.0.0.1", 0, Tls.off())) {
            List<WorkerRole> workers = List.of(cluster.work("one", 2), cluster.work("two", 2));
            cluster.await(4);
            LocalJobClient job = (LocalJobClient) cluster.start(() -> count(4, 20_000, null));
            awaitCounted(NUMBERS / 4);
            String id = job.getJobID().toHexString();
            DeploymentId deployment = new DeploymentId(id, 0, 1, 0);
            for (WorkerRole each : workers) {
                Address worker = each.worker().calls();
                older.calls()
                        .send(worker, new DeploymentCall.Close(deployment), new FencingToken(1, id + "/0", 0), PATIENCE)
                        .join();
                assertThat(older.calls().send(worker, new DeploymentCall.Forget(id), FencingToken.of(1), PATIENCE))
                        .failsWithin(PATIENCE)
                        .withThrowableThat()
                        .withMessageContaining(ClusterFaults.STALE_EPOCH.code());
            }
            job.getJobExecutionResult().get(60, TimeUnit.SECONDS);
            assertThat(job.failures()).isEmpty();
            assertThat(Greatest.SEEN).isEqualTo(expected());
        }
    }

    @Test
    void a_worker_refuses_older_leaders_as_soon_as_it_is_registered() {
        new DirectoryEpochs(Host.real(), directory.resolve("leader")).claimNext("older:1");
        try (SmallCluster cluster = new SmallCluster(directory);
                Station older = Station.grpc(Host.real(), "127.0.0.1", 0, Tls.off())) {
            Address worker = cluster.work("one", 1).worker().calls();
            cluster.await(1);
            assertThat(older.calls().send(worker, new DeploymentCall.Forget("any"), FencingToken.of(1), PATIENCE))
                    .failsWithin(PATIENCE)
                    .withThrowableThat()
                    .withMessageContaining(ClusterFaults.STALE_EPOCH.code());
        }
    }
}
