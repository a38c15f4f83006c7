package dev.millrace.runtime.program;

import static dev.millrace.runtime.program.Programs.collect;
import static dev.millrace.runtime.program.Programs.environment;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.millrace.api.DataStream;
import dev.millrace.api.config.RuntimeExecutionMode;
import dev.millrace.api.StreamExecutionEnvironment;
import dev.millrace.api.process.OpenContext;
import dev.millrace.api.process.ProcessFunction;
import dev.millrace.api.state.ValueState;
import dev.millrace.api.state.ValueStateDescriptor;
import dev.millrace.api.time.TimeDomain;
import dev.millrace.api.time.WatermarkStrategy;
import dev.millrace.api.type.OutputTag;
import dev.millrace.api.type.Types;
import dev.millrace.api.util.Collector;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Tests that a [ProcessFunction] on a keyed stream has timers, as programs for Flink 1.x expect.
final class ProcessFunctionTimersTest {
    private static final OutputTag<Long> DUE = new OutputTag<>("due", Types.LONG);

    /// Sums the numbers of a key until the timer fires that the first number has set.
    private static final class Summing extends ProcessFunction<Long, Long> {
        private static final long serialVersionUID = 1L;

        private transient ValueState<Long> sum;

        @Override
        public void open(OpenContext context) {
            sum = getRuntimeContext().getState(new ValueStateDescriptor<>("sum", Types.LONG));
        }

        @Override
        public void processElement(Long value, Context context, Collector<Long> out) throws Exception {
            Long before = sum.value();
            if (before == null) context.timerService().registerEventTimeTimer(value % 2 + 50);
            sum.update(before == null ? value : before + value);
        }

        @Override
        public void onTimer(long timestamp, OnTimerContext context, Collector<Long> out) throws Exception {
            assertThat(context.timeDomain()).isEqualTo(TimeDomain.EVENT_TIME);
            assertThat(context.timestamp()).isEqualTo(timestamp);
            context.output(DUE, timestamp);
            out.collect(sum.value());
        }
    }

    private static DataStream<Long> numbers(StreamExecutionEnvironment env) {
        return env.fromSequence(0, 99)
                .assignTimestampsAndWatermarks(
                        WatermarkStrategy.<Long>forMonotonousTimestamps().withTimestampAssigner((n, _) -> n));
    }

    @ParameterizedTest
    @CsvSource({"1,STREAMING", "2,STREAMING", "7,STREAMING", "1,BATCH", "2,BATCH"})
    void a_timer_fires_with_the_state_of_its_key(int parallelism, RuntimeExecutionMode mode) throws Exception {
        StreamExecutionEnvironment env = environment(parallelism).setRuntimeMode(mode);
        var sums = numbers(env).keyBy(number -> number % 2).process(new Summing());
        List<String> seen = collect(
                sums.map(sum -> (sum % 2) + "").union(sums.getSideOutput(DUE).map(time -> "due " + time)));
        assertThat(seen).contains("due 50", "due 51").hasSize(4);
    }

    private static final class Registering extends ProcessFunction<Long, Long> {
        private static final long serialVersionUID = 1L;

        @Override
        public void processElement(Long value, Context context, Collector<Long> out) {
            context.timerService().registerEventTimeTimer(value);
        }
    }

    @Test
    void without_keys_there_are_no_timers() {
        assertThatThrownBy(() -> collect(numbers(environment(1)).process(new Registering())))
                .hasStackTraceContaining("keyBy");
    }
}
