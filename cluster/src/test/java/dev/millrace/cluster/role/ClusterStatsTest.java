package dev.millrace.cluster.role;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.millrace.api.StreamExecutionEnvironment;
import dev.millrace.api.accumulator.ListAccumulator;
import dev.millrace.api.accumulator.LongCounter;
import dev.millrace.api.config.Configuration;
import dev.millrace.api.execution.JobClient;
import dev.millrace.api.execution.JobStatus;
import dev.millrace.api.process.OpenContext;
import dev.millrace.api.process.RichMapFunction;
import dev.millrace.api.sink.DiscardingSink;
import dev.millrace.api.source.library.DataGeneratorSource;
import dev.millrace.api.source.rate.RateLimiterStrategy;
import dev.millrace.api.time.WatermarkStrategy;
import dev.millrace.api.type.Types;
import dev.millrace.api.util.OptionalFailure;
import dev.millrace.base.fault.MillraceException;
import dev.millrace.base.host.Host;
import dev.millrace.runtime.job.run.LocalJobClient;
import dev.millrace.runtime.job.view.SubtaskView;
import dev.millrace.runtime.stats.ProcessStats;
import dev.millrace.runtime.stats.WorkerProcesses;
import java.io.IOException;
import java.io.InputStream;
import java.io.NotSerializableException;
import java.io.ObjectOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Tests what users see of workers through their coordinator.
@Timeout(120)
class ClusterStatsTest {
    private static final Set<String> BOTH = Set.of("a", "b");
    private static final int LOG_BYTES = 5 << 20;
    private static final long BOUND_NANOS = 60_000_000_000L;
    private static final long LOOK_NANOS = 10_000_000;

    @TempDir
    private Path directory;

    private static void await(String what, BooleanSupplier condition) {
        Host host = Host.real();
        long until = host.clock().nanos() + BOUND_NANOS;
        while (host.clock().nanos() < until) {
            if (condition.getAsBoolean()) return;
            host.threads().park(LOOK_NANOS);
        }
        throw new AssertionError("waited in vain for " + what);
    }

    private static ProcessStats worker(SmallCluster cluster, String name) {
        return cluster.coordinator().machines().all().stream()
                .filter(each -> each.id().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private WorkerRole.Shown shown() throws Exception {
        Path logs = Files.createDirectories(directory.resolve("logs"));
        Files.write(logs.resolve("worker.log"), pattern());
        Files.writeString(logs.resolve("worker.out"), "printed");
        return new WorkerRole.Shown(
                Map.of("some.password", "hidden", "taskmanager.memory.process.size", "4 gb"), logs, "worker.out");
    }

    private static byte[] pattern() {
        byte[] bytes = new byte[LOG_BYTES];
        for (int i = 0; i < bytes.length; i++) bytes[i] = (byte) (i % 251);
        return bytes;
    }

    static final class Measured extends RichMapFunction<Long, Long> {
        private static final long serialVersionUID = 1L;

        @Override
        public void open(OpenContext context) {
            getRuntimeContext().getMetricGroup().gauge("answer", () -> 42);
        }

        @Override
        public Long map(Long value) {
            return value;
        }
    }

    private static JobClient measure(int parallelism) throws Exception {
        StreamExecutionEnvironment env =
                StreamExecutionEnvironment.createLocalEnvironment(parallelism, new Configuration());
        env.fromSource(
                        new DataGeneratorSource<>(
                                n -> n, Long.MAX_VALUE, RateLimiterStrategy.perSecond(1_000), Types.LONG),
                        WatermarkStrategy.noWatermarks(),
                        "numbers")
                .rebalance()
                .map(new Measured())
                .name("measured")
                .sinkTo(new DiscardingSink<>());
        return env.executeAsync("measure");
    }

    @Test
    void each_worker_tells_who_it_is_and_how_its_process_is() throws Exception {
        try (SmallCluster cluster = new SmallCluster(directory)) {
            WorkerRole a = cluster.work("a", 3, shown());
            cluster.work("b", 2);
            cluster.await(5);
            ProcessStats first = worker(cluster, "a");
            assertThat(first.address()).isEqualTo(a.worker().calls().toString());
            assertThat(first.dataPort()).isEqualTo(a.worker().dataPort());
            assertThat(first.slots()).isEqualTo(3);
            assertThat(first.freeSlots()).isEqualTo(3);
            assertThat(first.cores()).isPositive();
            assertThat(first.physicalBytes()).isPositive();
            assertThat(first.heardMillis()).isPositive();
            assertThat(first.settings())
                    .containsEntry("taskmanager.memory.process.size", "4 gb")
                    .containsEntry("some.password", "******");
            assertThat(first.metrics().get("Status.JVM.Memory.Heap.Used")).matches("[1-9][0-9]*");
            assertThat(first.threads())
                    .extracting(ProcessStats.ThreadText::name)
                    .contains("main");
            assertThat(worker(cluster, "b").slots()).isEqualTo(2);
        }
    }

    @Test
    void a_log_comes_whole_in_parts_and_no_other_file_does() throws Exception {
        try (SmallCluster cluster = new SmallCluster(directory)) {
            cluster.work("a", 1, shown());
            cluster.await(1);
            Files.writeString(directory.resolve("secret"), "of others");
            ProcessStats worker = worker(cluster, "a");
            assertThat(worker.logs())
                    .extracting(ProcessStats.LogFile::name)
                    .containsExactlyInAnyOrder("worker.log", "worker.out");
            try (InputStream log = worker.log("worker.log", 0)) {
                assertThat(log.readAllBytes()).isEqualTo(pattern());
            }
            try (InputStream log = worker.log(worker.printed(), 2)) {
                assertThat(log).hasContent("inted");
            }
            assertThat(worker.log("../secret", 0)).isNull();
            assertThat(worker.log("no.log", 0)).isNull();
        }
    }

    @Test
    void metrics_of_subtasks_come_from_where_they_run_and_the_job_says_where_that_is() throws Exception {
        try (SmallCluster cluster = new SmallCluster(directory)) {
            cluster.work("a", 1);
            cluster.work("b", 1);
            cluster.await(2);
            WorkerProcesses machines = cluster.coordinator().machines();
            LocalJobClient job = (LocalJobClient) cluster.start(() -> measure(2));
            await("the metrics of both subtasks", () -> {
                Map<String, String> metrics = machines.metrics(job.getJobID(), BOTH);
                return metrics.containsKey("measure.measured.0.answer")
                        && metrics.containsKey("measure.measured.1.answer");
            });
            assertThat(machines.lastMetrics(job.getJobID())).containsEntry("measure.measured.1.answer", "42");
            await(
                    "records that were counted",
                    () -> machines.metrics(job.getJobID(), BOTH).entrySet().stream()
                            .anyMatch(each -> each.getKey().startsWith("measure.measured")
                                    && each.getKey().endsWith(".numRecordsIn")
                                    && Long.parseLong(each.getValue()) > 0));
            assertThat(job.view().vertices())
                    .allSatisfy(vertex -> assertThat(vertex.subtasks().stream()
                                    .map(SubtaskView::place)
                                    .map(each -> each.worker())
                                    .collect(Collectors.toSet()))
                            .containsExactlyInAnyOrder("a", "b"));
            assertThat(worker(cluster, "a").freeSlots()).isZero();
            job.cancel().join();
            await("the slots to be free again", () -> worker(cluster, "a").freeSlots() == 1);
            await(
                    "metrics to be forgotten with the job",
                    () -> machines.metrics(job.getJobID(), BOTH).isEmpty());
        }
    }

    /// An accumulator that cannot be serialized.
    static final class Stuck extends LongCounter {
        private static final long serialVersionUID = 1L;

        private void writeObject(ObjectOutputStream out) throws IOException {
            throw new NotSerializableException("stuck");
        }
    }

    static final class Accumulating extends RichMapFunction<Long, Long> {
        private static final long serialVersionUID = 1L;

        private transient LongCounter seen;

        @Override
        public void open(OpenContext context) {
            seen = getRuntimeContext().getLongCounter("seen");
            ListAccumulator<Integer> who = new ListAccumulator<>();
            who.add(getRuntimeContext().getTaskInfo().getIndexOfThisSubtask());
            getRuntimeContext().addAccumulator("who", who);
            if (getRuntimeContext().getTaskInfo().getIndexOfThisSubtask() == 1)
                getRuntimeContext().addAccumulator("stuck", new Stuck());
        }

        @Override
        public Long map(Long value) {
            seen.add(1);
            return value;
        }
    }

    private static JobClient accumulate() throws Exception {
        StreamExecutionEnvironment env = StreamExecutionEnvironment.createLocalEnvironment(2, new Configuration());
        env.fromSource(
                        new DataGeneratorSource<>(
                                n -> n, Long.MAX_VALUE, RateLimiterStrategy.perSecond(1_000), Types.LONG),
                        WatermarkStrategy.noWatermarks(),
                        "numbers")
                .rebalance()
                .map(new Accumulating())
                .sinkTo(new DiscardingSink<>());
        return env.executeAsync("accumulate");
    }

    @Test
    void what_subtasks_in_workers_accumulate_is_seen_while_they_run() throws Exception {
        try (SmallCluster cluster = new SmallCluster(directory)) {
            cluster.work("a", 1);
            cluster.work("b", 1);
            cluster.await(2);
            LocalJobClient job = (LocalJobClient) cluster.start(ClusterStatsTest::accumulate);
            await("what both have accumulated", () -> {
                OptionalFailure<Object> who = job.accumulators().get("who");
                return who != null
                        && who.getUnchecked() instanceof List<?> both
                        && both.containsAll(List.of(0, 1))
                        && both.size() == 2;
            });
            await("more", () -> (Long) job.accumulators().get("seen").getUnchecked() > 100);
            assertThat(job.getJobStatus().join()).isEqualTo(JobStatus.RUNNING);
            // For an accumulator that cannot be serialized, the reason is shown. The other accumulators are
            // shown as usual.
            assertThat(job.accumulators().get("stuck").getFailureCause()).hasStackTraceContaining("stuck");
            assertThat(job.getAccumulators()).isCompletedExceptionally();
            String vertex = job.view().vertices().getLast().id();
            for (int subtask = 0; subtask < 2; subtask++)
                assertThat(job.accumulated().of(vertex, subtask).get("who").getUnchecked())
                        .isEqualTo(List.of(subtask));
            assertThat(job.accumulated().of(job.view().vertices().getFirst().id()))
                    .isEmpty();
            job.cancel().join();
        }
    }

    @Test
    void a_worker_that_is_gone_is_shown_no_more_and_does_not_answer() throws Exception {
        try (SmallCluster cluster = new SmallCluster(directory)) {
            WorkerRole a = cluster.work("a", 1, shown());
            cluster.work("b", 1);
            cluster.await(2);
            ProcessStats gone = worker(cluster, "a");
            a.close();
            await(
                    "worker a to be gone",
                    () -> cluster.coordinator().machines().all().size() == 1);
            assertThatThrownBy(gone::threads)
                    .isInstanceOf(MillraceException.class)
                    .hasMessageContaining("MR-5485")
                    .hasMessageContaining("Worker a at");
            assertThatThrownBy(() -> gone.log("worker.log", 0)).isInstanceOf(MillraceException.class);
        }
    }
}
