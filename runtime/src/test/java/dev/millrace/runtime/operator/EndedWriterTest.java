package dev.millrace.runtime.operator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.api.StreamExecutionEnvironment;
import dev.millrace.api.function.MapFunction;
import dev.millrace.api.memory.SimpleVersionedSerializer;
import dev.millrace.api.sink.DiscardingSink;
import dev.millrace.api.sink.Sink;
import dev.millrace.api.sink.StatefulSinkWriter;
import dev.millrace.api.sink.SupportsWriterState;
import dev.millrace.api.sink.WriterInitContext;
import dev.millrace.api.source.library.DataGeneratorSource;
import dev.millrace.api.source.rate.RateLimiterStrategy;
import dev.millrace.api.state.CheckpointedFunction;
import dev.millrace.api.state.FunctionInitializationContext;
import dev.millrace.api.state.FunctionSnapshotContext;
import dev.millrace.api.time.WatermarkStrategy;
import dev.millrace.api.type.Types;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Tests how often a writer whose input has ended is asked for its state while other subtasks still run.
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class EndedWriterTest {
    private static final int FAILED_CHECKPOINTS = 3;

    @Test
    void a_writer_gives_its_state_once_after_its_input_has_ended() throws Exception {
        CountingSink.reset();
        StreamExecutionEnvironment env = StreamExecutionEnvironment.createLocalEnvironment(1);
        env.enableCheckpointing(10);
        env.getCheckpointConfig().setTolerableCheckpointFailureNumber(FAILED_CHECKPOINTS);
        env.fromData(1L, 2L, 3L).sinkTo(new CountingSink());
        // The writer stays until a checkpoint is complete, so it takes part in each failed checkpoint.
        env.fromSource(
                        new DataGeneratorSource<>(
                                number -> number,
                                FAILED_CHECKPOINTS + 1,
                                RateLimiterStrategy.perCheckpoint(1),
                                Types.LONG),
                        WatermarkStrategy.noWatermarks(),
                        "slow")
                .map(new FailingSnapshots())
                .sinkTo(new DiscardingSink<>());

        env.execute();

        assertThat(FailingSnapshots.FAILED).hasValue(FAILED_CHECKPOINTS);
        assertThat(CountingSink.ENDS).hasValue(1);
        assertThat(CountingSink.STATES_AFTER_END).hasValue(1);
        assertThat(CountingSink.FLUSHES_AFTER_END).hasValue(0);
    }

    /// Fails the first checkpoints after the end of the writer.
    private static final class FailingSnapshots implements MapFunction<Long, Long>, CheckpointedFunction {
        private static final long serialVersionUID = 1L;
        static final AtomicInteger FAILED = new AtomicInteger();

        @Override
        public Long map(Long value) {
            return value;
        }

        @Override
        public void snapshotState(FunctionSnapshotContext context) {
            if (CountingSink.ENDS.get() == 0 || FAILED.get() == FAILED_CHECKPOINTS) return;
            FAILED.incrementAndGet();
            throw new IllegalStateException("planned");
        }

        @Override
        public void initializeState(FunctionInitializationContext context) {}
    }

    /// Counts the calls of its only writer.
    private static final class CountingSink implements Sink<Long>, SupportsWriterState<Long, String> {
        private static final long serialVersionUID = 1L;
        static final AtomicInteger ENDS = new AtomicInteger();
        static final AtomicInteger STATES_AFTER_END = new AtomicInteger();
        static final AtomicInteger FLUSHES_AFTER_END = new AtomicInteger();

        static void reset() {
            FailingSnapshots.FAILED.set(0);
            ENDS.set(0);
            STATES_AFTER_END.set(0);
            FLUSHES_AFTER_END.set(0);
        }

        @Override
        public Writer createWriter(WriterInitContext context) {
            return new Writer();
        }

        @Override
        public Writer restoreWriter(WriterInitContext context, Collection<String> recoveredState) {
            return new Writer();
        }

        @Override
        public SimpleVersionedSerializer<String> getWriterStateSerializer() {
            return new Texts();
        }
    }

    private static final class Writer implements StatefulSinkWriter<Long, String> {
        private boolean hasEnded;

        @Override
        public void write(Long element, Context context) {}

        @Override
        public void flush(boolean endOfInput) {
            if (hasEnded) CountingSink.FLUSHES_AFTER_END.incrementAndGet();
            if (endOfInput) CountingSink.ENDS.incrementAndGet();
            hasEnded |= endOfInput;
        }

        @Override
        public List<String> snapshotState(long checkpointId) {
            if (hasEnded) CountingSink.STATES_AFTER_END.incrementAndGet();
            return List.of("state");
        }

        @Override
        public void close() {}
    }

    private static final class Texts implements SimpleVersionedSerializer<String> {
        @Override
        public int getVersion() {
            return 1;
        }

        @Override
        public byte[] serialize(String text) {
            return text.getBytes(StandardCharsets.UTF_8);
        }

        @Override
        public String deserialize(int version, byte[] serialized) {
            return new String(serialized, StandardCharsets.UTF_8);
        }
    }
}
