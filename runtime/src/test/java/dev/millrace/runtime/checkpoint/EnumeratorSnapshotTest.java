package dev.millrace.runtime.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.api.StreamExecutionEnvironment;
import dev.millrace.api.config.Configuration;
import dev.millrace.api.config.RestartStrategyOptions;
import dev.millrace.api.sink.DiscardingSink;
import dev.millrace.api.source.SplitEnumerator;
import dev.millrace.api.source.SplitEnumeratorContext;
import dev.millrace.api.source.library.NumberSequenceSource;
import dev.millrace.api.time.WatermarkStrategy;
import java.util.Collection;
import java.util.ConcurrentModificationException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Tests enumerators that fail to give a snapshot, as those that change their splits in another thread do.
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class EnumeratorSnapshotTest {
    private static final int FAILURES = 3;

    @Test
    void a_failed_snapshot_of_an_enumerator_fails_the_checkpoint_but_not_the_job() throws Exception {
        Busy.SNAPSHOTS.set(0);
        Configuration configuration = new Configuration();
        configuration.set(RestartStrategyOptions.RESTART_STRATEGY, "none");
        StreamExecutionEnvironment env = StreamExecutionEnvironment.createLocalEnvironment(1, configuration);
        env.enableCheckpointing(10);
        env.getCheckpointConfig().setTolerableCheckpointFailureNumber(0);
        env.fromSource(new BusySource(), WatermarkStrategy.noWatermarks(), "source")
                .sinkTo(new DiscardingSink<>());

        env.execute();

        assertThat(Busy.SNAPSHOTS).hasValueGreaterThan(FAILURES);
    }

    private static final class BusySource extends NumberSequenceSource {
        private static final long serialVersionUID = 1L;

        BusySource() {
            super(0, 10);
        }

        @Override
        public SplitEnumerator<NumberSequenceSplit, Collection<NumberSequenceSplit>> createEnumerator(
                SplitEnumeratorContext<NumberSequenceSplit> context) {
            return new Busy(context);
        }
    }

    /// Signals the end of splits after a complete checkpoint.
    private record Busy(SplitEnumeratorContext<NumberSequenceSource.NumberSequenceSplit> context)
            implements SplitEnumerator<
                    NumberSequenceSource.NumberSequenceSplit, Collection<NumberSequenceSource.NumberSequenceSplit>> {
        static final AtomicInteger SNAPSHOTS = new AtomicInteger();

        @Override
        public void start() {}

        @Override
        public void handleSplitRequest(int subtask, @Nullable String hostname) {}

        @Override
        public void addSplitsBack(List<NumberSequenceSource.NumberSequenceSplit> splits, int subtask) {}

        @Override
        public void addReader(int subtask) {}

        @Override
        public Collection<NumberSequenceSource.NumberSequenceSplit> snapshotState(long checkpoint) {
            if (SNAPSHOTS.incrementAndGet() <= FAILURES) throw new ConcurrentModificationException("planned");
            return List.of();
        }

        @Override
        public void notifyCheckpointComplete(long checkpoint) {
            context.signalNoMoreSplits(0);
        }

        @Override
        public void close() {}
    }
}
