package dev.millrace.runtime.recovery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.api.StreamExecutionEnvironment;
import dev.millrace.api.config.CheckpointingOptions;
import dev.millrace.api.config.Configuration;
import dev.millrace.api.config.ExternalizedCheckpointRetention;
import dev.millrace.api.config.RestartStrategyOptions;
import dev.millrace.api.execution.JobClient;
import dev.millrace.api.function.MapFunction;
import dev.millrace.api.sink.DiscardingSink;
import dev.millrace.api.source.SplitEnumerator;
import dev.millrace.api.source.SplitEnumeratorContext;
import dev.millrace.api.source.library.DataGeneratorSource;
import dev.millrace.api.source.library.NumberSequenceSource.NumberSequenceSplit;
import dev.millrace.api.source.rate.RateLimiterStrategy;
import dev.millrace.api.state.CheckpointListener;
import dev.millrace.api.time.WatermarkStrategy;
import dev.millrace.api.type.Types;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Tests bounded sources whose enumerator has assigned all splits before the restart, as in Kafka's source.
@Timeout(120)
class ExhaustedSourceTest {
    private static final int EACH = 2_000;
    private static final int PER_CHECKPOINT = 200;

    @TempDir
    private Path checkpoints;

    /// Assigns one split to each new reader, and then signals the end of splits. A restored enumerator
    /// does nothing.
    private static final class GivenOut extends DataGeneratorSource<Long> {
        private static final long serialVersionUID = 1L;

        GivenOut() {
            super(number -> number, Long.MAX_VALUE, RateLimiterStrategy.perCheckpoint(PER_CHECKPOINT), Types.LONG);
        }

        @Override
        public SplitEnumerator<NumberSequenceSplit, Collection<NumberSequenceSplit>> createEnumerator(
                SplitEnumeratorContext<NumberSequenceSplit> context) {
            return new Enumerator(context, new HashSet<>());
        }

        @Override
        public SplitEnumerator<NumberSequenceSplit, Collection<NumberSequenceSplit>> restoreEnumerator(
                SplitEnumeratorContext<NumberSequenceSplit> context, Collection<NumberSequenceSplit> checkpoint) {
            return new Enumerator(null, new HashSet<>());
        }
    }

    /// Assigns the splits.
    ///
    /// @param context null if all splits were assigned before the restart
    /// @param assigned the readers that have their split
    private record Enumerator(@Nullable SplitEnumeratorContext<NumberSequenceSplit> context, Set<Integer> assigned)
            implements SplitEnumerator<NumberSequenceSplit, Collection<NumberSequenceSplit>> {
        @Override
        public void start() {}

        @Override
        public void handleSplitRequest(int subtask, @Nullable String hostname) {}

        @Override
        public void addSplitsBack(List<NumberSequenceSplit> splits, int subtask) {
            if (!splits.isEmpty()) assigned.remove(subtask);
        }

        @Override
        public void addReader(int subtask) {
            if (context == null || !assigned.add(subtask)) return;
            long first = (long) subtask * EACH;
            context.assignSplit(new NumberSequenceSplit("" + subtask, first, first + EACH - 1), subtask);
            context.signalNoMoreSplits(subtask);
        }

        @Override
        public Collection<NumberSequenceSplit> snapshotState(long checkpoint) {
            return List.of();
        }

        @Override
        public void close() {}
    }

    /// Records numbers, and fails once after a checkpoint if the test requests it.
    private static final class Failing implements MapFunction<Long, Long>, CheckpointListener {
        private static final long serialVersionUID = 1L;
        static final Set<Long> SEEN = ConcurrentHashMap.newKeySet();
        static final AtomicBoolean FAILS = new AtomicBoolean();
        static volatile CountDownLatch complete = new CountDownLatch(0);
        private boolean isComplete;

        @Override
        public Long map(Long value) {
            if (isComplete && FAILS.getAndSet(false)) throw new IllegalStateException("on purpose");
            SEEN.add(value);
            return value;
        }

        @Override
        public void notifyCheckpointComplete(long checkpointId) {
            isComplete = true;
            complete.countDown();
        }
    }

    private JobClient start(int parallelism) throws Exception {
        Configuration configuration = new Configuration();
        configuration.set(CheckpointingOptions.CHECKPOINTS_DIRECTORY, checkpoints.toString());
        configuration.set(
                CheckpointingOptions.EXTERNALIZED_CHECKPOINT_RETENTION,
                ExternalizedCheckpointRetention.RETAIN_ON_CANCELLATION);
        configuration.set(RestartStrategyOptions.RESTART_STRATEGY, "fixed-delay");
        configuration.set(RestartStrategyOptions.RESTART_STRATEGY_FIXED_DELAY_ATTEMPTS, 1);
        configuration.set(RestartStrategyOptions.RESTART_STRATEGY_FIXED_DELAY_DELAY, Duration.ofMillis(1));
        configuration.setString("millrace.resume", "true");
        StreamExecutionEnvironment env = StreamExecutionEnvironment.createLocalEnvironment(parallelism, configuration);
        env.enableCheckpointing(10);
        env.fromSource(new GivenOut(), WatermarkStrategy.noWatermarks(), "numbers")
                .uid("numbers")
                .map(new Failing())
                .returns(Types.LONG)
                .uid("fails")
                .sinkTo(new DiscardingSink<>());
        return env.executeAsync("given out");
    }

    private static void begin(boolean fails) {
        Failing.SEEN.clear();
        Failing.FAILS.set(fails);
        Failing.complete = new CountDownLatch(4);
    }

    private static void assertEnds(JobClient job) throws Exception {
        job.getJobExecutionResult().get(60, TimeUnit.SECONDS);
        assertThat(Failing.SEEN).hasSize(2 * EACH);
    }

    @Test
    void the_job_ends_after_a_restart() throws Exception {
        begin(true);
        assertEnds(start(2));
        assertThat(Failing.FAILS).isFalse();
    }

    @Test
    void the_job_ends_after_it_was_resumed() throws Exception {
        begin(false);
        JobClient job = start(2);
        assertThat(Failing.complete.await(60, TimeUnit.SECONDS)).isTrue();
        job.cancel().get(60, TimeUnit.SECONDS);
        assertEnds(start(2));
    }

    @Test
    void the_job_ends_after_it_was_resumed_with_another_parallelism() throws Exception {
        begin(false);
        JobClient job = start(2);
        assertThat(Failing.complete.await(60, TimeUnit.SECONDS)).isTrue();
        job.cancel().get(60, TimeUnit.SECONDS);
        assertEnds(start(3));
    }
}
