package dev.millrace.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.millrace.api.process.BroadcastProcessFunction;
import dev.millrace.api.process.CoProcessFunction;
import dev.millrace.api.process.KeyedBroadcastProcessFunction;
import dev.millrace.api.process.KeyedCoProcessFunction;
import dev.millrace.api.process.KeyedProcessFunction;
import dev.millrace.api.process.OpenContext;
import dev.millrace.api.process.ProcessFunction;
import dev.millrace.api.state.MapStateDescriptor;
import dev.millrace.api.state.StateTtlConfig;
import dev.millrace.api.state.ValueState;
import dev.millrace.api.state.ValueStateDescriptor;
import dev.millrace.api.time.TimeDomain;
import dev.millrace.api.time.stream.StreamRecord;
import dev.millrace.api.time.stream.Watermark;
import dev.millrace.api.time.stream.WatermarkStatus;
import dev.millrace.api.type.OutputTag;
import dev.millrace.api.type.Types;
import dev.millrace.api.util.Collector;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Drives process functions call by call.
final class ProcessFunctionTestHarnessesTest {
    private static final OutputTag<String> SIDE = new OutputTag<>("side", Types.STRING);
    private static final MapStateDescriptor<String, Integer> RULES =
            new MapStateDescriptor<>("rules", Types.STRING, Types.INT);

    /// Emits even numbers, sends odd ones to a side output, and rejects negative ones.
    private static final class Sorting extends ProcessFunction<Integer, Integer> {
        private static final long serialVersionUID = 1L;
        private int closed;

        @Override
        public void processElement(Integer value, Context context, Collector<Integer> out) {
            if (value < 0) throw new IllegalArgumentException("negative: " + value);
            if (value % 2 == 0) out.collect(value);
            else context.output(SIDE, value + " is odd at " + context.timestamp());
        }

        @Override
        public void close() {
            closed++;
        }
    }

    @Test
    void a_function_without_keys_emits_to_output_and_side_output() throws Exception {
        try (var harness = ProcessFunctionTestHarnesses.forProcessFunction(new Sorting())) {
            assertThat(harness.getSideOutput(SIDE)).isNull();
            harness.processElement(2, 10);
            harness.processElement(3, 11);
            harness.processWatermark(11);
            harness.processWatermarkStatus(WatermarkStatus.IDLE);
            harness.processElement(new StreamRecord<>(4));
            assertThat(harness.getOutput())
                    .containsExactly(
                            new StreamRecord<>(2, 10), new Watermark(11), WatermarkStatus.IDLE, new StreamRecord<>(4));
            assertThat(harness.extractOutputValues()).containsExactly(2, 4);
            assertThat(harness.getSideOutput(SIDE)).containsExactly(new StreamRecord<>("3 is odd at 11", 11));
            assertThat(harness.getCurrentWatermark()).isEqualTo(11);
        }
    }

    @Test
    void what_a_function_throws_comes_out_as_it_is() throws Exception {
        try (var harness = ProcessFunctionTestHarnesses.forProcessFunction(new Sorting())) {
            assertThatThrownBy(() -> harness.processElement(-1, 0))
                    .isExactlyInstanceOf(IllegalArgumentException.class)
                    .hasMessage("negative: -1");
        }
    }

    @Test
    void the_function_is_the_tests_own_and_is_closed_once() throws Exception {
        Sorting function = new Sorting();
        var harness = ProcessFunctionTestHarnesses.forProcessFunction(function);
        harness.close();
        harness.close();
        assertThat(function.closed).isOne();
    }

    /// Counts the words of a key, and emits the count ten milliseconds later, by timers of both kinds.
    private static final class Counting extends KeyedProcessFunction<String, String, String> {
        private static final long serialVersionUID = 1L;
        private final TimeDomain domain;
        private transient ValueState<Integer> count;

        Counting(TimeDomain domain) {
            this.domain = domain;
        }

        @Override
        public void open(OpenContext context) {
            count = getRuntimeContext().getState(new ValueStateDescriptor<>("count", Types.INT));
        }

        @Override
        public void processElement(String word, Context context, Collector<String> out) throws Exception {
            Integer before = count.value();
            count.update(before == null ? 1 : before + 1);
            if (before != null) return;
            if (domain == TimeDomain.EVENT_TIME)
                context.timerService().registerEventTimeTimer(context.timestamp() + 10);
            else
                context.timerService()
                        .registerProcessingTimeTimer(context.timerService().currentProcessingTime() + 10);
        }

        @Override
        public void onTimer(long timestamp, OnTimerContext context, Collector<String> out) throws Exception {
            out.collect(context.getCurrentKey() + count.value());
            context.output(SIDE, context.timeDomain() + " " + timestamp);
            count.clear();
        }
    }

    @Test
    void event_time_timers_fire_at_the_watermark() throws Exception {
        try (var harness = ProcessFunctionTestHarnesses.forKeyedProcessFunction(
                new Counting(TimeDomain.EVENT_TIME), word -> word, Types.STRING)) {
            harness.processElement("a", 1);
            harness.processElement("a", 2);
            harness.processElement("b", 5);
            assertThat(harness.numKeyedStateEntries()).isEqualTo(2);
            assertThat(harness.numEventTimeTimers()).isEqualTo(2);
            assertThat(harness.numProcessingTimeTimers()).isZero();
            harness.processWatermark(10);
            assertThat(harness.extractOutputValues()).isEmpty();
            harness.processWatermark(11);
            assertThat(harness.extractOutputStreamRecords()).containsExactly(new StreamRecord<>("a2", 11));
            assertThat(harness.getSideOutput(SIDE)).containsExactly(new StreamRecord<>("EVENT_TIME 11", 11));
            assertThat(harness.numKeyedStateEntries()).isOne();
            assertThat(harness.numEventTimeTimers()).isOne();
        }
    }

    @Test
    void processing_time_timers_fire_when_the_time_is_set() throws Exception {
        try (var harness = ProcessFunctionTestHarnesses.forKeyedProcessFunction(
                new Counting(TimeDomain.PROCESSING_TIME), word -> word, Types.STRING)) {
            harness.setProcessingTime(100);
            harness.processElement(new StreamRecord<>("a"));
            assertThat(harness.numProcessingTimeTimers()).isOne();
            harness.setProcessingTime(109);
            assertThat(harness.extractOutputValues()).isEmpty();
            harness.advanceTime(1);
            assertThat(harness.extractOutputStreamRecords()).containsExactly(new StreamRecord<>("a1"));
            assertThat(harness.getProcessingTime()).isEqualTo(110);
            assertThat(harness.numKeyedStateEntries()).isZero();
        }
    }

    private static final class Overdue extends KeyedProcessFunction<String, String, String> {
        private static final long serialVersionUID = 1L;

        @Override
        public void processElement(String word, Context context, Collector<String> out) {
            context.timerService().registerProcessingTimeTimer(5);
        }

        @Override
        public void onTimer(long timestamp, OnTimerContext context, Collector<String> out) {
            out.collect(timestamp + " at " + context.timerService().currentProcessingTime());
        }
    }

    @Test
    void a_timer_for_a_time_that_is_over_fires_when_the_time_is_set_next() throws Exception {
        try (var harness =
                ProcessFunctionTestHarnesses.forKeyedProcessFunction(new Overdue(), word -> word, Types.STRING)) {
            harness.setProcessingTime(7);
            harness.processElement("a", 3);
            assertThat(harness.extractOutputValues()).isEmpty();
            assertThat(harness.numProcessingTimeTimers()).isOne();
            harness.setProcessingTime(8);
            assertThat(harness.extractOutputValues()).containsExactly("5 at 8");
        }
    }

    /// Emits how often a key was seen recently.
    private static final class Lately extends KeyedProcessFunction<String, String, Integer> {
        private static final long serialVersionUID = 1L;
        private transient ValueState<Integer> count;

        @Override
        public void open(OpenContext context) {
            ValueStateDescriptor<Integer> descriptor = new ValueStateDescriptor<>("count", Types.INT);
            descriptor.enableTimeToLive(
                    StateTtlConfig.newBuilder(Duration.ofMillis(100)).build());
            count = getRuntimeContext().getState(descriptor);
        }

        @Override
        public void processElement(String word, Context context, Collector<Integer> out) throws Exception {
            Integer before = count.value();
            count.update(before == null ? 1 : before + 1);
            out.collect(count.value());
        }
    }

    @Test
    void state_ages_by_a_clock_of_its_own() throws Exception {
        try (var harness =
                ProcessFunctionTestHarnesses.forKeyedProcessFunction(new Lately(), word -> word, Types.STRING)) {
            harness.setStateTtlProcessingTime(0);
            harness.processElement("a", 0);
            harness.setProcessingTime(1_000);
            harness.setStateTtlProcessingTime(99);
            harness.processElement("a", 0);
            harness.setStateTtlProcessingTime(199);
            harness.processElement("a", 0);
            assertThat(harness.extractOutputValues()).containsExactly(1, 2, 1);
        }
    }

    private static final class Both extends CoProcessFunction<Integer, String, String> {
        private static final long serialVersionUID = 1L;

        @Override
        public void processElement1(Integer value, Context context, Collector<String> out) {
            out.collect("number " + value + " at " + context.timerService().currentWatermark());
        }

        @Override
        public void processElement2(String value, Context context, Collector<String> out) {
            out.collect("word " + value);
        }
    }

    @Test
    void two_inputs_share_the_lower_watermark() throws Exception {
        try (var harness = ProcessFunctionTestHarnesses.forCoProcessFunction(new Both())) {
            harness.processElement2("a", 1);
            harness.processWatermark1(new Watermark(7));
            harness.processWatermark2(new Watermark(5));
            harness.processElement1(1, 8);
            assertThat(harness.getOutput())
                    .containsExactly(
                            new StreamRecord<>("word a", 1), new Watermark(5), new StreamRecord<>("number 1 at 5", 8));
        }
    }

    /// Waits for the other input of a key until a timer fires.
    private static final class Waiting extends KeyedCoProcessFunction<Integer, Integer, String, String> {
        private static final long serialVersionUID = 1L;
        private transient ValueState<String> word;

        @Override
        public void open(OpenContext context) {
            word = getRuntimeContext().getState(new ValueStateDescriptor<>("word", Types.STRING));
        }

        @Override
        public void processElement1(Integer value, Context context, Collector<String> out) {
            context.timerService().registerEventTimeTimer(100);
        }

        @Override
        public void processElement2(String value, Context context, Collector<String> out) throws Exception {
            word.update(value);
        }

        @Override
        public void onTimer(long timestamp, OnTimerContext context, Collector<String> out) throws Exception {
            out.collect(context.getCurrentKey() + word.value());
        }
    }

    @Test
    void two_keyed_inputs_share_state_and_timers() throws Exception {
        try (var harness = ProcessFunctionTestHarnesses.forKeyedCoProcessFunction(
                new Waiting(), number -> number, String::length, Types.INT)) {
            harness.processElement1(3, 1);
            harness.processElement2("two", 2);
            harness.processElement2("four", 3);
            assertThat(harness.numKeyedStateEntries()).isEqualTo(2);
            assertThat(harness.numEventTimeTimers()).isOne();
            harness.processBothWatermarks(new Watermark(100));
            assertThat(harness.extractOutputValues()).containsExactly("3two");
        }
    }

    private static final class Ruled extends BroadcastProcessFunction<String, String, String> {
        private static final long serialVersionUID = 1L;

        @Override
        public void processElement(String word, ReadOnlyContext context, Collector<String> out) throws Exception {
            out.collect(word + context.getBroadcastState(RULES).get(word));
        }

        @Override
        public void processBroadcastElement(String word, Context context, Collector<String> out) throws Exception {
            context.getBroadcastState(RULES).put(word, word.length());
        }
    }

    @Test
    void a_broadcast_input_fills_state_that_the_test_can_see() throws Exception {
        try (var harness = ProcessFunctionTestHarnesses.forBroadcastProcessFunction(new Ruled(), RULES)) {
            harness.processElement("one", 1);
            harness.processBroadcastElement("one", 2);
            harness.processElement("one", 3);
            harness.watermark(3);
            assertThat(harness.getOutput())
                    .containsExactly(new StreamRecord<>("onenull", 1), new StreamRecord<>("one3", 3), new Watermark(3));
            assertThat(harness.getBroadcastState(RULES).get("one")).isEqualTo(3);
        }
    }

    private static final class KeyedRuled extends KeyedBroadcastProcessFunction<Integer, String, String, String> {
        private static final long serialVersionUID = 1L;
        private static final ValueStateDescriptor<String> LAST = new ValueStateDescriptor<>("last", Types.STRING);

        @Override
        public void processElement(String word, ReadOnlyContext context, Collector<String> out) throws Exception {
            getRuntimeContext().getState(LAST).update(word);
            context.timerService().registerEventTimeTimer(50);
        }

        @Override
        public void processBroadcastElement(String word, Context context, Collector<String> out) throws Exception {
            context.getBroadcastState(RULES).put(word, 1);
            context.applyToKeyedState(LAST, (key, state) -> state.update(state.value() + word));
        }

        @Override
        public void onTimer(long timestamp, OnTimerContext context, Collector<String> out) throws Exception {
            out.collect(
                    context.getCurrentKey() + getRuntimeContext().getState(LAST).value());
        }
    }

    @Test
    void a_broadcast_input_reaches_the_state_of_all_keys() throws Exception {
        try (var harness = ProcessFunctionTestHarnesses.forKeyedBroadcastProcessFunction(
                new KeyedRuled(), String::length, Types.INT, RULES)) {
            harness.processElement("a", 1);
            harness.processElement("bb", 1);
            harness.processBroadcastElement("!", 2);
            assertThat(harness.numEventTimeTimers()).isEqualTo(2);
            harness.watermark(50);
            assertThat(harness.extractOutputValues()).containsExactlyInAnyOrder("1a!", "2bb!");
        }
    }

    @Test
    void an_output_is_compared_in_order_or_sorted() throws Exception {
        try (var harness = ProcessFunctionTestHarnesses.forProcessFunction(new Sorting())) {
            harness.processElement(4, 2);
            harness.processElement(2, 1);
            List<Object> swapped = List.of(new StreamRecord<>(2, 1), new StreamRecord<>(4, 2));
            TestHarnessUtil.assertOutputEqualsSorted(
                    "records",
                    swapped,
                    harness.getOutput(),
                    (one, other) -> one.toString().compareTo(other.toString()));
            assertThat(TestHarnessUtil.<Integer>getRawElementsFromOutput(harness.getOutput()))
                    .containsExactly(4, 2);
            TestHarnessUtil.assertNoLateRecords(harness.getOutput());
            harness.processWatermark(9);
            harness.processElement(6, 9);
            assertThatThrownBy(() -> TestHarnessUtil.assertNoLateRecords(harness.getOutput()))
                    .isInstanceOf(AssertionError.class)
                    .hasMessageContaining("is late");
        }
    }
}
