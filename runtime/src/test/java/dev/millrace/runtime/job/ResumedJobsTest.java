package dev.millrace.runtime.job;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.api.StreamExecutionEnvironment;
import dev.millrace.api.config.CheckpointingOptions;
import dev.millrace.api.config.Configuration;
import dev.millrace.api.config.ExternalizedCheckpointRetention;
import dev.millrace.api.execution.JobID;
import dev.millrace.api.execution.JobStatus;
import dev.millrace.api.plan.JobSpec;
import dev.millrace.api.process.RichMapFunction;
import dev.millrace.api.sink.DiscardingSink;
import dev.millrace.api.source.library.DataGeneratorSource;
import dev.millrace.api.source.rate.RateLimiterStrategy;
import dev.millrace.api.state.CheckpointedFunction;
import dev.millrace.api.state.FunctionInitializationContext;
import dev.millrace.api.state.FunctionSnapshotContext;
import dev.millrace.api.time.WatermarkStrategy;
import dev.millrace.api.type.Types;
import dev.millrace.base.host.Host;
import dev.millrace.graph.Bounds;
import dev.millrace.runtime.job.deploy.LocalWorkers;
import dev.millrace.runtime.job.deploy.Worker;
import dev.millrace.runtime.job.deploy.WorkerPool;
import dev.millrace.runtime.job.deploy.Workers;
import dev.millrace.runtime.job.run.LocalJobClient;
import dev.millrace.runtime.job.run.LocalJobExecutor;
import dev.millrace.state.storage.SnapshotPlace;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Tests jobs that one process leaves and another process continues.
@Timeout(60)
class ResumedJobsTest {
    private static final long PATIENCE_SECONDS = 30;

    @TempDir
    private Path directory;

    @BeforeEach
    void forget() {
        Remembering.BEGUN_WITH.clear();
    }

    /// Records the checkpoint that it starts from.
    static final class Remembering extends RichMapFunction<Long, Long> implements CheckpointedFunction {
        private static final long serialVersionUID = 1L;
        static final BlockingQueue<OptionalLong> BEGUN_WITH = new LinkedBlockingQueue<>();

        @Override
        public Long map(Long value) {
            return value;
        }

        @Override
        public void snapshotState(FunctionSnapshotContext context) {}

        @Override
        public void initializeState(FunctionInitializationContext context) {
            BEGUN_WITH.add(context.getRestoredCheckpointId());
        }
    }

    /// Runs jobs in this process, and records their checkpoints.
    private static final class Noting implements WorkerPool {
        private final Host host = Host.real();
        private final Engine engine = new Engine(host);
        private final long epoch;
        private final long notes;
        private final AtomicLong asked = new AtomicLong();
        final BlockingQueue<String> written = new LinkedBlockingQueue<>();
        final CompletableFuture<Void> mayBegin = new CompletableFuture<>();
        final CompletableFuture<Void> begins = new CompletableFuture<>();

        /// Creates the pool.
        ///
        /// @param notes the number of checkpoints that can be stored; later ones fail
        Noting(long epoch, long notes) {
            this.epoch = epoch;
            this.notes = notes;
        }

        @Override
        public Workers begin(JobID id, JobSpec spec) {
            begins.complete(null);
            mayBegin.join();
            return new Noted(this, new LocalWorkers(engine.acquire()));
        }

        @Override
        public Workers resume(JobID id, JobSpec spec) {
            return new Noted(this, new LocalWorkers(engine.acquire()));
        }

        void note(SnapshotPlace place) throws IOException {
            written.add(place.address());
            if (asked.incrementAndGet() > notes) throw new IOException("another leads");
        }
    }

    private record Noted(Noting workerPool, LocalWorkers here) implements Workers {
        @Override
        public long epoch() {
            return workerPool.epoch;
        }

        @Override
        public CompletableFuture<Map<Integer, Worker>> place(Region region, boolean waits) {
            return here.place(region, waits);
        }

        @Override
        public int room() {
            return here.room();
        }

        @Override
        public void watch(Runnable onRoom) {
            here.watch(onRoom);
        }

        @Override
        public void giveUp() {
            here.giveUp();
        }

        @Override
        public void vacate(Region region) {
            here.vacate(region);
        }

        @Override
        public void complete(long checkpoint, SnapshotPlace place) throws IOException {
            workerPool.note(place);
        }

        @Override
        public Map<String, Bounds> required() {
            return here.required();
        }

        @Override
        public void require(Map<String, Bounds> wanted, Supplier<Runnable> change) {
            here.require(wanted, change);
        }

        @Override
        public void ended(JobStatus how, @Nullable Throwable failure) {
            here.ended(how, failure);
        }

        @Override
        public void close() {
            here.close();
            workerPool.engine.release();
        }
    }

    private JobSpec endless() {
        Configuration configuration = new Configuration();
        configuration.set(
                CheckpointingOptions.CHECKPOINTS_DIRECTORY, directory.toUri().toString());
        configuration.set(CheckpointingOptions.CHECKPOINTING_INTERVAL, Duration.ofMillis(20));
        configuration.set(CheckpointingOptions.MAX_RETAINED_CHECKPOINTS, 100);
        configuration.set(CheckpointingOptions.TOLERABLE_FAILURE_NUMBER, 1_000);
        configuration.set(
                CheckpointingOptions.EXTERNALIZED_CHECKPOINT_RETENTION,
                ExternalizedCheckpointRetention.RETAIN_ON_CANCELLATION);
        StreamExecutionEnvironment env = StreamExecutionEnvironment.createLocalEnvironment(1, configuration);
        env.fromSource(
                        new DataGeneratorSource<>(
                                number -> number, Long.MAX_VALUE, RateLimiterStrategy.perSecond(1_000), Types.LONG),
                        WatermarkStrategy.noWatermarks(),
                        "numbers")
                .uid("numbers")
                .map(new Remembering())
                .uid("remembers")
                .sinkTo(new DiscardingSink<>());
        return env.describe("endless");
    }

    /// With a reserve, old checkpoints are deleted before each checkpoint.
    private JobSpec keepingOne() {
        JobSpec spec = endless();
        spec.configuration().set(CheckpointingOptions.MAX_RETAINED_CHECKPOINTS, 1);
        spec.configuration().setString("millrace.snapshots.reserve", "1 b");
        return spec;
    }

    private static String next(BlockingQueue<String> written) throws InterruptedException {
        String next = written.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
        assertThat(next).as("a checkpoint").isNotNull();
        return next;
    }

    private static long number(String address) {
        return Long.parseLong(address.substring(address.lastIndexOf("chk-") + 4).replace("/", ""));
    }

    private static OptionalLong begunWith() throws InterruptedException {
        return Remembering.BEGUN_WITH.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
    }

    @Test
    void what_was_written_and_never_noted_is_not_gone_on_from() throws Exception {
        Noting first = new Noting(1, 1);
        first.mayBegin.complete(null);
        LocalJobExecutor before = LocalJobExecutor.on(Host.real(), first);
        JobID id = before.start(endless()).getJobID();
        assertThat(begunWith()).isEmpty();
        String noted = next(first.written);
        String late = next(first.written);
        next(first.written);
        assertThat(number(late)).isGreaterThan(number(noted));
        before.suspend().get(PATIENCE_SECONDS, TimeUnit.SECONDS);

        LocalJobExecutor after = LocalJobExecutor.on(Host.real(), new Noting(2, 100));
        after.resume(id, endless(), noted);

        assertThat(begunWith()).hasValue(number(noted));
        after.suspend().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    }

    @Test
    void what_was_never_noted_takes_no_place_among_those_that_are_kept() throws Exception {
        Noting first = new Noting(1, 1);
        first.mayBegin.complete(null);
        LocalJobExecutor before = LocalJobExecutor.on(Host.real(), first);
        JobID id = before.start(keepingOne()).getJobID();
        assertThat(begunWith()).isEmpty();
        String noted = next(first.written);
        for (int i = 0; i < 4; i++) next(first.written);
        before.suspend().get(PATIENCE_SECONDS, TimeUnit.SECONDS);

        LocalJobExecutor after = LocalJobExecutor.on(Host.real(), new Noting(2, 100));
        after.resume(id, keepingOne(), noted);

        assertThat(begunWith()).hasValue(number(noted));
        after.suspend().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    }

    @Test
    void who_goes_on_gives_numbers_that_nobody_before_can_be_giving() throws Exception {
        JobID id = new JobID(1, 2);
        long second = firstNumber(id, 2);
        // A later leader without knowledge of the second one must also skip its numbers.
        long third = firstNumber(id, 3);

        assertThat(third - second).isGreaterThanOrEqualTo(1_000);
    }

    /// Returns the number of the first checkpoint of a leader that finds no checkpoint.
    private long firstNumber(JobID id, long epoch) throws Exception {
        Noting workerPool = new Noting(epoch, 0);
        LocalJobExecutor process = LocalJobExecutor.on(Host.real(), workerPool);
        JobSpec spec = endless();
        spec.configuration()
                .set(
                        CheckpointingOptions.CHECKPOINTS_DIRECTORY,
                        directory.resolve("" + epoch).toUri().toString());
        process.resume(id, spec, null);
        long number = number(next(workerPool.written));
        process.suspend().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        return number;
    }

    @Test
    void a_job_that_is_about_to_begin_is_suspended_with_the_others() throws Exception {
        Noting workerPool = new Noting(1, 100);
        LocalJobExecutor process = LocalJobExecutor.on(Host.real(), workerPool);
        CompletableFuture<LocalJobClient> begun =
                CompletableFuture.supplyAsync(() -> (LocalJobClient) process.start(endless()));
        workerPool.begins.get(PATIENCE_SECONDS, TimeUnit.SECONDS);

        CompletableFuture<Void> suspended = process.suspend();
        assertThat(suspended).isNotDone();
        workerPool.mayBegin.complete(null);

        suspended.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        assertThat(begun.get(PATIENCE_SECONDS, TimeUnit.SECONDS).getJobStatus().get())
                .isEqualTo(JobStatus.SUSPENDED);
    }
}
