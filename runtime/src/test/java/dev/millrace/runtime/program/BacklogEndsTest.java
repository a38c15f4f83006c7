package dev.millrace.runtime.program;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.api.StreamExecutionEnvironment;
import dev.millrace.api.config.CheckpointingOptions;
import dev.millrace.api.config.Configuration;
import dev.millrace.api.memory.SimpleVersionedSerializer;
import dev.millrace.api.sink.DiscardingSink;
import dev.millrace.api.source.Boundedness;
import dev.millrace.api.source.Source;
import dev.millrace.api.source.SourceReader;
import dev.millrace.api.source.SourceReaderContext;
import dev.millrace.api.source.SplitEnumerator;
import dev.millrace.api.source.SplitEnumeratorContext;
import dev.millrace.api.source.legacy.SourceFunction;
import dev.millrace.api.source.library.NumberSequenceSource;
import dev.millrace.api.source.library.NumberSequenceSource.NumberSequenceSplit;
import dev.millrace.api.state.CheckpointListener;
import dev.millrace.api.time.WatermarkStrategy;
import dev.millrace.api.type.Types;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Tests that a source that ends during a backlog does not stop the checkpoints of the other sources.
@Timeout(value = 60, unit = TimeUnit.SECONDS)
final class BacklogEndsTest {
    private static final AtomicInteger COMPLETED = new AtomicInteger();

    @TempDir
    private Path directory;

    /// Emits numbers that are all backlog.
    private record Old(NumberSequenceSource numbers)
            implements Source<Long, NumberSequenceSplit, Collection<NumberSequenceSplit>> {
        @Override
        public Boundedness getBoundedness() {
            return numbers.getBoundedness();
        }

        @Override
        public SplitEnumerator<NumberSequenceSplit, Collection<NumberSequenceSplit>> createEnumerator(
                SplitEnumeratorContext<NumberSequenceSplit> context) {
            context.setIsProcessingBacklog(true);
            return numbers.createEnumerator(context);
        }

        @Override
        public SplitEnumerator<NumberSequenceSplit, Collection<NumberSequenceSplit>> restoreEnumerator(
                SplitEnumeratorContext<NumberSequenceSplit> context, Collection<NumberSequenceSplit> splits) {
            return numbers.restoreEnumerator(context, splits);
        }

        @Override
        public SourceReader<Long, NumberSequenceSplit> createReader(SourceReaderContext context) {
            return numbers.createReader(context);
        }

        @Override
        public SimpleVersionedSerializer<NumberSequenceSplit> getSplitSerializer() {
            return numbers.getSplitSerializer();
        }

        @Override
        public SimpleVersionedSerializer<Collection<NumberSequenceSplit>> getEnumeratorCheckpointSerializer() {
            return numbers.getEnumeratorCheckpointSerializer();
        }
    }

    /// Ends after three complete checkpoints.
    private static final class Patient implements SourceFunction<Long>, CheckpointListener {
        private static final long serialVersionUID = 1L;
        private static final int WANTED = 3;
        private static CountDownLatch missing = new CountDownLatch(WANTED);

        @Override
        public void run(SourceContext<Long> context) throws InterruptedException {
            missing.await();
        }

        @Override
        public void notifyCheckpointComplete(long checkpoint) {
            COMPLETED.incrementAndGet();
            missing.countDown();
        }

        @Override
        public void cancel() {
            while (missing.getCount() > 0) missing.countDown();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3})
    void checkpoints_go_on_after_a_source_has_ended_in_its_backlog(int parallelism) throws Exception {
        COMPLETED.set(0);
        Patient.missing = new CountDownLatch(Patient.WANTED);
        Configuration configuration = new Configuration();
        configuration.set(
                CheckpointingOptions.CHECKPOINTS_DIRECTORY, directory.toUri().toString());
        configuration.set(CheckpointingOptions.CHECKPOINTING_INTERVAL, Duration.ofMillis(20));
        configuration.set(CheckpointingOptions.CHECKPOINTING_INTERVAL_DURING_BACKLOG, Duration.ZERO);
        StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment(configuration);
        env.setParallelism(parallelism);
        Old old = new Old(new NumberSequenceSource(1, 100));
        env.fromSource(old, WatermarkStrategy.noWatermarks(), "old", Types.LONG).sinkTo(new DiscardingSink<>());
        env.addSource(new Patient(), Types.LONG).sinkTo(new DiscardingSink<>());
        env.execute("backlog that ends");
        assertThat(COMPLETED.get()).isGreaterThanOrEqualTo(Patient.WANTED);
    }
}
