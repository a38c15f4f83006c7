package dev.millrace.runtime.recovery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.api.StreamExecutionEnvironment;
import dev.millrace.api.config.Configuration;
import dev.millrace.api.execution.JobClient;
import dev.millrace.api.execution.SavepointFormatType;
import dev.millrace.api.function.MapFunction;
import dev.millrace.api.sink.DiscardingSink;
import dev.millrace.api.source.library.DataGeneratorSource;
import dev.millrace.api.source.rate.RateLimiterStrategy;
import dev.millrace.api.state.CheckpointedFunction;
import dev.millrace.api.state.FunctionInitializationContext;
import dev.millrace.api.state.FunctionSnapshotContext;
import dev.millrace.api.time.Watermark;
import dev.millrace.api.time.WatermarkGenerator;
import dev.millrace.api.time.WatermarkOutput;
import dev.millrace.api.time.WatermarkStrategy;
import dev.millrace.api.type.Types;
import dev.millrace.api.window.assigner.TumblingEventTimeWindows;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Tests that a stop with a savepoint, without draining, emits no results that the savepoint does not include.
@Timeout(120)
class StopWithoutDrainingTest {
    /// The watermarks that arrive while the savepoint is taken, if the source still emits any.
    private static final int LATE = 3;

    private static final long WAIT_MILLIS = 500;
    private static final Queue<Long> RESULTS = new ConcurrentLinkedQueue<>();
    private static volatile boolean isTaking;
    private static volatile CountDownLatch read = new CountDownLatch(0);
    private static volatile CountDownLatch emitted = new CountDownLatch(0);

    @TempDir
    private Path directory;

    /// Emits no watermark before the savepoint, and then the end of all windows at each interval.
    private static final class AfterSavepoint implements WatermarkGenerator<Long> {
        @Override
        public void onEvent(Long event, long eventTimestamp, WatermarkOutput output) {
            read.countDown();
        }

        @Override
        public void onPeriodicEmit(WatermarkOutput output) {
            if (!isTaking) return;
            output.emitWatermark(new Watermark(Long.MAX_VALUE - 1));
            emitted.countDown();
        }
    }

    /// Records results. While the savepoint is taken, waits for late watermarks.
    private static final class Results implements MapFunction<Long, Long>, CheckpointedFunction {
        private static final long serialVersionUID = 1L;

        @Override
        public Long map(Long value) {
            RESULTS.add(value);
            return value;
        }

        @Override
        public void snapshotState(FunctionSnapshotContext context) throws Exception {
            isTaking = true;
            emitted.await(WAIT_MILLIS, TimeUnit.MILLISECONDS);
        }

        @Override
        public void initializeState(FunctionInitializationContext context) {}
    }

    @Test
    void no_window_fires_after_the_savepoint() throws Exception {
        RESULTS.clear();
        isTaking = false;
        read = new CountDownLatch(100);
        emitted = new CountDownLatch(LATE);
        StreamExecutionEnvironment env = StreamExecutionEnvironment.createLocalEnvironment(1, new Configuration());
        env.getConfig().setAutoWatermarkInterval(1);
        env.fromSource(
                        new DataGeneratorSource<>(
                                number -> number, Long.MAX_VALUE, RateLimiterStrategy.perSecond(1_000), Types.LONG),
                        WatermarkStrategy.<Long>forGenerator(_ -> new AfterSavepoint())
                                .withTimestampAssigner((number, _) -> number),
                        "numbers")
                .keyBy(_ -> 0)
                .window(TumblingEventTimeWindows.of(Duration.ofSeconds(1)))
                .reduce(Long::sum)
                .map(new Results())
                .returns(Types.LONG)
                .sinkTo(new DiscardingSink<>());
        JobClient job = env.executeAsync("stops");
        assertThat(read.await(60, TimeUnit.SECONDS)).isTrue();
        job.stopWithSavepoint(false, directory.toString(), SavepointFormatType.CANONICAL)
                .get(60, TimeUnit.SECONDS);
        job.getJobExecutionResult().get(60, TimeUnit.SECONDS);
        assertThat(isTaking).isTrue();
        assertThat(RESULTS).isEmpty();
    }
}
