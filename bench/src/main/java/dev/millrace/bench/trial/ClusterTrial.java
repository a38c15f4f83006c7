package dev.millrace.bench.trial;

import dev.millrace.bench.cluster.Board;
import dev.millrace.bench.cluster.Board.Line;
import dev.millrace.bench.cluster.Cluster;
import dev.millrace.bench.cluster.ClusterTask;
import dev.millrace.bench.load.Workload;
import dev.millrace.bench.meter.LatencyHistogram;
import dev.millrace.bench.meter.ProcessFigures;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Runs one engine on a workload of several processes, and measures from outside through a [Board].
final class ClusterTrial {
    private static final long USUAL_KEYS = 1_000_000;
    private static final long QUICK_KEYS = 20_000;
    private static final long KILL_KEYS = 100_000;
    private static final int KILL_BYTES = 100;
    private static final int RESCALE_BYTES = 1_000;
    private static final int KEYED_PER_SECOND = 20_000;
    private static final int RESCALED = 4;
    private static final int REQUESTS_PER_SECOND = 10_000;
    /// The JIT compilers of several processes share the cores.
    private static final int RATES_WARM_UPS = 5;

    private static final long LOOK_NANOS = 1_000_000;
    private static final double PATIENCE_SECONDS = 300;

    private final TrialEngine engine;
    private final Workload workload;
    private final String config;
    private final Effort effort;
    private final String heap;
    private final Consumer<Object> report;

    /// @param heap of each worker, in the syntax of `-Xmx`
    /// @param report receives runs, and lines for users
    ClusterTrial(
            TrialEngine engine, Workload workload, String config, Effort effort, String heap, Consumer<Object> report) {
        this.engine = engine;
        this.workload = workload;
        this.config = config;
        this.effort = effort;
        this.heap = heap;
        this.report = report;
    }

    void run() throws Exception {
        Path directory = Files.createTempDirectory("millrace-cluster");
        boolean isRescaled = workload == Workload.RESCALE;
        int workers = workload == Workload.WORKER_KILL ? 3 : 2;
        var plan = new Cluster.Plan(directory, workers, isRescaled ? 2 : 1, heap, config);
        try (Cluster cluster = engine.cluster(plan)) {
            new Case(cluster, directory).run();
        } finally {
            delete(directory);
        }
    }

    private static void delete(Path directory) throws IOException {
        try (var all = Files.walk(directory)) {
            for (Path each : all.sorted(Comparator.reverseOrder()).toList()) Files.deleteIfExists(each);
        }
    }

    private boolean isQuick() {
        return effort.runSeconds() < Effort.FULL.runSeconds();
    }

    private ClusterTask task(Path directory) {
        long keys = switch (workload) {
            case RESCALE -> Long.getLong(TrialProcess.CLUSTER_KEYS, isQuick() ? QUICK_KEYS : USUAL_KEYS);
            default -> KILL_KEYS;
        };
        int bytes = workload == Workload.RESCALE ? RESCALE_BYTES : KILL_BYTES;
        return new ClusterTask(workload, directory.resolve("board").toString(), keys, bytes, KEYED_PER_SECOND);
    }

    /// Holds one cluster with its job.
    private final class Case {
        private final Cluster cluster;
        private final Path checkpoints;
        private final ClusterTask task;
        private final Board board;
        private Cluster.Job job;

        Case(Cluster cluster, Path directory) throws Exception {
            this.cluster = cluster;
            this.checkpoints = Files.createDirectory(directory.resolve("checkpoints"));
            this.task = task(directory);
            this.board = Board.in(Path.of(task.board()));
            this.job = cluster.start(task, ClusterTask.PARALLELISM, checkpoints, null);
        }

        void run() throws Exception {
            await("the first records", () -> hasBegun(ClusterTask.PARALLELISM, 0));
            switch (workload) {
                case EXCHANGE -> rates();
                case LATENCY_TWO -> latencies();
                case REST_LOAD -> flooded();
                case WORKER_KILL -> kills();
                case RESCALE -> rescale();
                case SOAK -> soak();
                default -> throw new IllegalArgumentException(workload.title() + " needs no cluster");
            }
            job.cancel();
        }

        // ---- state of the job

        /// Returns whether all subtasks have received a record since a time.
        private boolean hasBegun(int subtasks, long sinceNanos) {
            for (int each = 0; each < subtasks; each++)
                if (board.get(Line.FIRST_NANOS, each) <= sinceNanos) return false;
            return true;
        }

        private double lastFirst(int subtasks, long sinceNanos) {
            long last = sinceNanos;
            for (int each = 0; each < subtasks; each++) last = Math.max(last, board.get(Line.FIRST_NANOS, each));
            return (last - sinceNanos) / 1e9;
        }

        private double cpuSeconds(ProcessHandle... without) {
            double all = 0;
            List<ProcessHandle> left = List.of(without);
            for (ProcessHandle each : cluster.workers())
                if (!left.contains(each))
                    all += each.info().totalCpuDuration().orElse(Duration.ZERO).toNanos() / 1e9;
            return all;
        }

        private long residentBytes() {
            return cluster.workers().stream()
                    .mapToLong(each -> ProcessFigures.residentBytes(each.pid()))
                    .sum();
        }

        // ---- workloads

        private void rates() {
            pass(RATES_WARM_UPS * effort.warmUpSeconds());
            var counting = new CountedRuns(effort.runs());
            while (counting.next()) {
                var span = new Span();
                pass(effort.runSeconds());
                await("records", () -> span.events() > 0);
                if (counting.counts()) report.accept(span.run(null, null));
            }
        }

        /// Measures the interval between two samples.
        private final class Span {
            private final long beganNanos = System.nanoTime();
            private final double beganCpu = cpuSeconds();
            private final long beganCount = board.count();
            private final long[] beganLatencies = board.latencies();

            private long events() {
                return board.count() - beganCount;
            }

            private double seconds() {
                return (System.nanoTime() - beganNanos) / 1e9;
            }

            Latency latency() {
                long[] counted = board.latencies();
                for (int i = 0; i < counted.length; i++) counted[i] -= beganLatencies[i];
                return Latency.of(LatencyHistogram.of(counted));
            }

            Run run(@Nullable Latency latency, @Nullable Growth growth) {
                double seconds = seconds();
                long events = events();
                return figures(events, seconds, cpuSeconds() - beganCpu, events, latency, growth);
            }
        }

        private void latencies() {
            pass(effort.warmUpSeconds());
            var counting = new CountedRuns(effort.runs());
            while (counting.next()) {
                var span = new Span();
                pass(effort.runSeconds());
                if (counting.counts()) report.accept(span.run(span.latency(), null));
            }
        }

        private void flooded() throws Exception {
            if (config.equals("quiet")) {
                latencies();
                return;
            }
            try (var flood = new Flood(cluster.address(), REQUESTS_PER_SECOND)) {
                pass(effort.warmUpSeconds());
                var counting = new CountedRuns(effort.runs());
                while (counting.next()) {
                    var span = new Span();
                    long before = flood.answers();
                    pass(effort.runSeconds());
                    if (!counting.counts()) continue;
                    Run run = span.run(span.latency(), null);
                    report.accept(figures(
                            run.events(),
                            run.seconds(),
                            run.cpuSeconds(),
                            flood.answers() - before,
                            run.latency(),
                            null));
                }
            }
        }

        private void kills() throws Exception {
            await("all keys", () -> board.count() > 2 * task.keys());
            for (int i = 0; i < effort.runs(); i++) {
                // Waits for checkpoints and for the worker that was started last.
                pass(Math.max(effort.warmUpSeconds(), 4 * ClusterTask.CHECKPOINT_MILLIS / 1e3));
                ProcessHandle victim = ProcessHandle.of(board.get(Line.PID, 0)).orElseThrow();
                double cpu = cpuSeconds(victim);
                long killed = System.nanoTime();
                victim.destroyForcibly();
                await("new results", () -> hasBegun(ClusterTask.PARALLELISM, killed));
                double seconds = lastFirst(ClusterTask.PARALLELISM, killed);
                report.accept(figures(task.keys(), seconds, cpuSeconds(victim) - cpu, 1, null, null));
                cluster.work();
            }
        }

        private void rescale() throws Exception {
            await("all keys", () -> board.count() > task.keys() + KEYED_PER_SECOND);
            pass(effort.warmUpSeconds());
            double cpu = cpuSeconds();
            long asked = System.nanoTime();
            String savepoint = job.stop(checkpoints);
            job = cluster.start(task, RESCALED, checkpoints, savepoint);
            await("new results", () -> hasBegun(RESCALED, asked));
            report.accept(figures(task.keys(), lastFirst(RESCALED, asked), cpuSeconds() - cpu, 1, null, null));
        }

        private void soak() {
            int minutes = isQuick() ? 3 : 10;
            double length = isQuick() ? 2 : 60;
            var all = new Span();
            Growth growth = new Growth(0, 0, 0, 0);
            for (int minute = 1; minute <= minutes; minute++) {
                var span = new Span();
                pass(length);
                double perSecond = span.events() / span.seconds();
                long heap = heapBytes();
                long rss = residentBytes();
                report.accept(new Minute(engine.name(), minute, perSecond, rss, heap));
                boolean isFirst = minute == 1;
                growth = new Growth(
                        isFirst ? rss : growth.firstRssBytes(), rss, isFirst ? heap : growth.firstHeapBytes(), heap);
            }
            report.accept(all.run(null, growth));
        }

        private long heapBytes() {
            long asked = board.collect();
            long all = 0;
            for (int each = 0; each < ClusterTask.PARALLELISM; each++) {
                int subtask = each;
                await("a collection", () -> board.get(Line.COLLECTED, subtask) >= asked);
                all += board.get(Line.HEAP, subtask);
            }
            return all;
        }

        private Run figures(
                long events,
                double seconds,
                double cpuSeconds,
                long results,
                @Nullable Latency latency,
                @Nullable Growth growth) {
            return new Run(
                    engine.name(),
                    workload.title(),
                    config,
                    Run.Kind.MEASURE,
                    events,
                    seconds,
                    cpuSeconds,
                    events / seconds,
                    results,
                    null,
                    residentBytes(),
                    latency,
                    null,
                    null,
                    null,
                    growth);
        }
    }

    private static void pass(double seconds) {
        long end = System.nanoTime() + (long) (seconds * 1e9);
        for (long left = end - System.nanoTime(); left > 0; left = end - System.nanoTime()) LockSupport.parkNanos(left);
    }

    private static void await(String what, BooleanSupplier isThere) {
        long began = System.nanoTime();
        while (!isThere.getAsBoolean()) {
            if ((System.nanoTime() - began) / 1e9 > PATIENCE_SECONDS)
                throw new IllegalStateException(what + " did not come in " + PATIENCE_SECONDS + " s");
            LockSupport.parkNanos(LOOK_NANOS);
        }
    }
}
