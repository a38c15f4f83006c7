package dev.millrace.runtime.recovery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.millrace.api.DataStream;
import dev.millrace.api.StreamExecutionEnvironment;
import dev.millrace.api.config.Configuration;
import dev.millrace.api.config.RestartStrategyOptions;
import dev.millrace.api.process.KeyedProcessFunction;
import dev.millrace.api.process.OpenContext;
import dev.millrace.api.process.RichMapFunction;
import dev.millrace.api.sink.DiscardingSink;
import dev.millrace.api.source.library.DataGeneratorSource;
import dev.millrace.api.source.rate.RateLimiterStrategy;
import dev.millrace.api.state.CheckpointListener;
import dev.millrace.api.state.ValueState;
import dev.millrace.api.state.ValueStateDescriptor;
import dev.millrace.api.time.WatermarkStrategy;
import dev.millrace.api.tuple.Tuple2;
import dev.millrace.api.type.Types;
import dev.millrace.api.util.Collector;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RestartTest {
    private static final long NUMBERS = 100_000;
    private static final int KEYS = 100;
    /// The limit ensures that no run ends before it has failed.
    private static final int PER_CHECKPOINT = 10_000;

    /// Forwards numbers. In its first attempts, it fails after a complete checkpoint, a little later each time.
    static final class Failing extends RichMapFunction<Long, Long> implements CheckpointListener {
        static final AtomicInteger FAILURES = new AtomicInteger();
        private final int attempts;
        private boolean isComplete;
        private int left;

        Failing(int attempts) {
            this.attempts = attempts;
        }

        @Override
        public void open(OpenContext context) {
            left = 50 * (getRuntimeContext().getTaskInfo().getAttemptNumber() + 1);
        }

        @Override
        public Long map(Long value) {
            if (isComplete
                    && getRuntimeContext().getTaskInfo().getAttemptNumber() < attempts
                    && getRuntimeContext().getTaskInfo().getIndexOfThisSubtask() == 0
                    && --left == 0) {
                FAILURES.incrementAndGet();
                throw new IllegalStateException("planned");
            }
            return value;
        }

        @Override
        public void notifyCheckpointComplete(long checkpointId) {
            isComplete = true;
        }
    }

    static final class Counting extends KeyedProcessFunction<Long, Long, Tuple2<Long, Long>> {
        private ValueState<Long> count;

        @Override
        public void open(OpenContext context) {
            count = getRuntimeContext().getState(new ValueStateDescriptor<>("count", Types.LONG));
        }

        @Override
        public void processElement(Long value, Context context, Collector<Tuple2<Long, Long>> out) throws Exception {
            Long before = count.value();
            long now = before == null ? 1 : before + 1;
            count.update(now);
            out.collect(Tuple2.of(context.getCurrentKey(), now));
        }
    }

    private static StreamExecutionEnvironment environment(int parallelism, Configuration configuration) {
        StreamExecutionEnvironment env = StreamExecutionEnvironment.createLocalEnvironment(parallelism, configuration);
        env.enableCheckpointing(10);
        return env;
    }

    private static Configuration restarting(int attempts) {
        Configuration configuration = new Configuration();
        configuration.set(RestartStrategyOptions.RESTART_STRATEGY, "fixed-delay");
        configuration.set(RestartStrategyOptions.RESTART_STRATEGY_FIXED_DELAY_ATTEMPTS, attempts);
        configuration.set(RestartStrategyOptions.RESTART_STRATEGY_FIXED_DELAY_DELAY, Duration.ofMillis(1));
        return configuration;
    }

    private static DataStream<Long> numbers(StreamExecutionEnvironment env) {
        return env.fromSource(
                new DataGeneratorSource<>(
                        number -> number, NUMBERS, RateLimiterStrategy.perCheckpoint(PER_CHECKPOINT), Types.LONG),
                WatermarkStrategy.noWatermarks(),
                "numbers");
    }

    private static Map<Long, Long> counts() {
        Map<Long, Long> expected = new HashMap<>();
        for (long number = 0; number < NUMBERS; number++) expected.merge(number % KEYS, 1L, Long::sum);
        return expected;
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 7})
    void state_and_source_go_on_from_the_newest_checkpoint(int parallelism) throws Exception {
        Failing.FAILURES.set(0);
        Greatest.SEEN.clear();
        StreamExecutionEnvironment env = environment(parallelism, restarting(3));
        numbers(env)
                .map(new Failing(3))
                .keyBy(number -> number % KEYS)
                .process(new Counting())
                .sinkTo(new Greatest());
        env.execute();
        assertThat(Failing.FAILURES).hasValue(3);
        assertThat(Greatest.SEEN).isEqualTo(counts());
    }

    @Test
    void a_job_that_fails_too_often_fails_with_its_last_failure() {
        StreamExecutionEnvironment env = environment(2, restarting(2));
        numbers(env).map(new Failing(3)).sinkTo(new DiscardingSink<>());
        assertThatThrownBy(env::execute).hasStackTraceContaining("planned");
    }
}
