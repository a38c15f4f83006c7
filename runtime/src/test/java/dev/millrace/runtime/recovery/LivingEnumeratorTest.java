package dev.millrace.runtime.recovery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.api.StreamExecutionEnvironment;
import dev.millrace.api.config.Configuration;
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
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Tests that the enumerator of a source goes on when the readers restart.
@Timeout(120)
class LivingEnumeratorTest {
    private static final int EACH = 2_000;
    private static final int PER_CHECKPOINT = 200;
    private static final AtomicInteger MADE = new AtomicInteger();
    private static final Semaphore CLOSED = new Semaphore(0);
    private static final Set<Long> SEEN = ConcurrentHashMap.newKeySet();
    private static final AtomicBoolean FAILS = new AtomicBoolean();

    /// Generates numbers. The enumerator of this source cannot be restored.
    private static final class Numbers extends DataGeneratorSource<Long> {
        private static final long serialVersionUID = 1L;

        Numbers() {
            super(number -> number, Long.MAX_VALUE, RateLimiterStrategy.perCheckpoint(PER_CHECKPOINT), Types.LONG);
        }

        @Override
        public SplitEnumerator<NumberSequenceSplit, Collection<NumberSequenceSplit>> createEnumerator(
                SplitEnumeratorContext<NumberSequenceSplit> context) {
            MADE.incrementAndGet();
            return new Enumerator(context);
        }

        @Override
        public SplitEnumerator<NumberSequenceSplit, Collection<NumberSequenceSplit>> restoreEnumerator(
                SplitEnumeratorContext<NumberSequenceSplit> context, Collection<NumberSequenceSplit> checkpoint) {
            throw new AssertionError("the enumerator was restored");
        }
    }

    /// Assigns one split to each reader that registers for the first time, and signals the end of splits to each reader
    /// that registers.
    private static final class Enumerator
            implements SplitEnumerator<NumberSequenceSplit, Collection<NumberSequenceSplit>> {
        private final SplitEnumeratorContext<NumberSequenceSplit> context;
        private final List<NumberSequenceSplit> left = new ArrayList<>();

        Enumerator(SplitEnumeratorContext<NumberSequenceSplit> context) {
            this.context = context;
            for (long subtask = 0; subtask < context.currentParallelism(); subtask++)
                left.add(new NumberSequenceSplit("" + subtask, subtask * EACH, (subtask + 1) * EACH - 1));
        }

        @Override
        public void start() {}

        @Override
        public void handleSplitRequest(int subtask, @Nullable String hostname) {}

        @Override
        public void addSplitsBack(List<NumberSequenceSplit> splits, int subtask) {
            assertThat(context.registeredReaders()).doesNotContainKey(subtask);
            left.addAll(splits);
        }

        @Override
        public void addReader(int subtask) {
            for (NumberSequenceSplit split : List.copyOf(left)) {
                if (!split.splitId().equals("" + subtask)) continue;
                left.remove(split);
                context.assignSplit(split, subtask);
            }
            context.signalNoMoreSplits(subtask);
        }

        @Override
        public Collection<NumberSequenceSplit> snapshotState(long checkpoint) {
            return List.copyOf(left);
        }

        @Override
        public void close() {
            CLOSED.release();
        }
    }

    /// Records numbers, and fails once, either after the first checkpoint or before any checkpoint.
    private static final class Failing implements MapFunction<Long, Long>, CheckpointListener {
        private static final long serialVersionUID = 1L;
        private final boolean afterCheckpoint;
        private boolean isComplete;

        Failing(boolean afterCheckpoint) {
            this.afterCheckpoint = afterCheckpoint;
        }

        @Override
        public Long map(Long value) {
            if (isComplete == afterCheckpoint && FAILS.getAndSet(false)) throw new IllegalStateException("on purpose");
            SEEN.add(value);
            return value;
        }

        @Override
        public void notifyCheckpointComplete(long checkpointId) {
            isComplete = true;
        }
    }

    private static void run(boolean afterCheckpoint) throws Exception {
        MADE.set(0);
        CLOSED.drainPermits();
        SEEN.clear();
        FAILS.set(true);
        Configuration configuration = new Configuration();
        configuration.set(RestartStrategyOptions.RESTART_STRATEGY, "fixed-delay");
        configuration.set(RestartStrategyOptions.RESTART_STRATEGY_FIXED_DELAY_ATTEMPTS, 1);
        configuration.set(RestartStrategyOptions.RESTART_STRATEGY_FIXED_DELAY_DELAY, Duration.ofMillis(1));
        StreamExecutionEnvironment env = StreamExecutionEnvironment.createLocalEnvironment(2, configuration);
        env.enableCheckpointing(10);
        env.fromSource(new Numbers(), WatermarkStrategy.noWatermarks(), "numbers")
                .map(new Failing(afterCheckpoint))
                .returns(Types.LONG)
                .sinkTo(new DiscardingSink<>());
        JobClient job = env.executeAsync("living enumerator");
        job.getJobExecutionResult().get(60, TimeUnit.SECONDS);
    }

    @Test
    void the_enumerator_goes_on_when_the_job_restarts_from_a_checkpoint() throws Exception {
        run(true);
        assertThat(FAILS).isFalse();
        assertThat(SEEN).hasSize(2 * EACH);
        assertThat(MADE).hasValue(1);
        assertThat(CLOSED.tryAcquire(60, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void splits_return_to_the_enumerator_when_the_job_restarts_from_the_beginning() throws Exception {
        run(false);
        assertThat(FAILS).isFalse();
        assertThat(SEEN).hasSize(2 * EACH);
        assertThat(MADE).hasValue(1);
        assertThat(CLOSED.tryAcquire(60, TimeUnit.SECONDS)).isTrue();
    }
}
