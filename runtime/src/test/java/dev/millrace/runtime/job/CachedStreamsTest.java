package dev.millrace.runtime.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.millrace.api.CachedDataStream;
import dev.millrace.api.DataStream;
import dev.millrace.api.SingleOutputStreamOperator;
import dev.millrace.api.StreamExecutionEnvironment;
import dev.millrace.api.config.RuntimeExecutionMode;
import dev.millrace.api.process.ProcessFunction;
import dev.millrace.api.time.WatermarkStrategy;
import dev.millrace.api.type.OutputTag;
import dev.millrace.api.type.Types;
import dev.millrace.api.util.CloseableIterator;
import dev.millrace.api.util.Collector;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Tests streams that one job caches for later jobs.
@Timeout(value = 60, unit = TimeUnit.SECONDS)
final class CachedStreamsTest {
    private static final AtomicInteger COMPUTED = new AtomicInteger();
    private static final OutputTag<Long> SIDE = new OutputTag<>("side", Types.LONG);

    /// Counts the cached streams.
    private static final class Environment extends StreamExecutionEnvironment {
        int kept() {
            return listCompletedClusterDatasets().size();
        }
    }

    @BeforeEach
    void forget() {
        COMPUTED.set(0);
    }

    private static Environment environment(int parallelism) {
        Environment env = new Environment();
        env.setParallelism(parallelism);
        return env;
    }

    private static <T> List<T> all(DataStream<T> stream) throws Exception {
        List<T> found = new ArrayList<>();
        try (CloseableIterator<T> results = stream.executeAndCollect()) {
            results.forEachRemaining(found::add);
        }
        return found;
    }

    private static List<Long> upTo(long last) {
        return LongStream.rangeClosed(1, last).boxed().toList();
    }

    private static SingleOutputStreamOperator<Long> counted(StreamExecutionEnvironment env) {
        return env.fromSequence(1, 100).map(x -> {
            COMPUTED.incrementAndGet();
            return x;
        });
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void later_jobs_read_what_the_first_has_kept_until_it_is_invalidated(int parallelism) throws Exception {
        Environment env = environment(parallelism);
        env.setRuntimeMode(RuntimeExecutionMode.BATCH);
        CachedDataStream<Long> cached = counted(env).cache();
        assertThat(env.kept()).isZero();
        for (int time = 0; time < 3; time++) {
            assertThat(all(cached.map(x -> x))).containsExactlyInAnyOrderElementsOf(upTo(100));
            assertThat(COMPUTED).hasValue(100);
            assertThat(env.kept()).isOne();
        }
        cached.invalidate();
        assertThat(env.kept()).isZero();
        assertThat(all(cached)).containsExactlyInAnyOrderElementsOf(upTo(100));
        assertThat(COMPUTED).hasValue(200);
        assertThat(all(cached)).hasSize(100);
        assertThat(COMPUTED).hasValue(200);
        env.close();
        assertThat(env.kept()).isZero();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void timestamps_and_keys_survive(int parallelism) throws Exception {
        Environment env = environment(parallelism);
        CachedDataStream<Long> cached = counted(env)
                .assignTimestampsAndWatermarks(
                        WatermarkStrategy.<Long>forMonotonousTimestamps().withTimestampAssigner((x, _) -> x * 1000))
                .cache();
        for (int time = 0; time < 2; time++) {
            DataStream<Long> sums = cached.keyBy(x -> x % 2).process(new Stamps());
            assertThat(all(sums))
                    .containsExactlyInAnyOrderElementsOf(LongStream.rangeClosed(1, 100)
                            .map(x -> x * 1001)
                            .boxed()
                            .toList());
        }
        assertThat(COMPUTED).hasValue(100);
    }

    private static final class Stamps extends dev.millrace.api.process.KeyedProcessFunction<Long, Long, Long> {
        @Override
        public void processElement(Long value, Context context, Collector<Long> out) {
            out.collect(value + context.timestamp());
        }
    }

    @Test
    void side_outputs_can_be_kept() throws Exception {
        Environment env = environment(2);
        SingleOutputStreamOperator<Long> main = counted(env).process(new ProcessFunction<>() {
            @Override
            public void processElement(Long value, Context context, Collector<Long> out) {
                context.output(SIDE, value);
            }
        });
        CachedDataStream<Long> cached = main.getSideOutput(SIDE).cache();
        assertThat(all(cached)).hasSize(100);
        assertThat(all(cached)).containsExactlyInAnyOrderElementsOf(upTo(100));
        assertThat(COMPUTED).hasValue(100);
    }

    @Test
    void a_job_that_fails_keeps_nothing() throws Exception {
        Environment env = environment(2);
        CachedDataStream<Long> cached = counted(env).cache();
        assertThatThrownBy(() -> all(cached.map(x -> {
                    if (x == 50) throw new IllegalStateException("broken");
                    return x;
                })))
                .hasStackTraceContaining("broken");
        assertThat(env.kept()).isZero();
        assertThat(all(cached)).containsExactlyInAnyOrderElementsOf(upTo(100));
        assertThat(env.kept()).isOne();
    }
}
