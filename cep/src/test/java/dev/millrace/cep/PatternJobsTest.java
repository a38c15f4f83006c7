package dev.millrace.cep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.millrace.api.DataStream;
import dev.millrace.api.SingleOutputStreamOperator;
import dev.millrace.api.StreamExecutionEnvironment;
import dev.millrace.api.process.OpenContext;
import dev.millrace.api.state.ValueState;
import dev.millrace.api.state.ValueStateDescriptor;
import dev.millrace.api.time.WatermarkStrategy;
import dev.millrace.api.type.OutputTag;
import dev.millrace.api.type.Types;
import dev.millrace.api.util.CloseableIterator;
import dev.millrace.api.util.Collector;
import dev.millrace.cep.functions.PatternProcessFunction;
import dev.millrace.cep.functions.TimedOutPartialMatchHandler;
import dev.millrace.cep.pattern.MalformedPatternException;
import dev.millrace.cep.pattern.Pattern;
import dev.millrace.cep.pattern.conditions.RichIterativeCondition;
import dev.millrace.cep.pattern.conditions.SimpleCondition;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
final class PatternJobsTest {
    private static final OutputTag<String> SIDE = new OutputTag<>("side", Types.STRING);
    private static final OutputTag<Event> LATE = new OutputTag<>("late", Types.GENERIC(Event.class));

    record Event(String key, char letter, long time) {
        @Override
        public String toString() {
            return key + letter + time;
        }
    }

    private static DataStream<Event> events(int parallelism, String... texts) {
        StreamExecutionEnvironment env = StreamExecutionEnvironment.createLocalEnvironment(parallelism);
        List<Event> events = new ArrayList<>();
        for (String each : texts) {
            events.add(new Event(each.substring(0, 1), each.charAt(1), Long.parseLong(each.substring(2))));
        }
        return env.fromData(events, Types.GENERIC(Event.class))
                .assignTimestampsAndWatermarks(WatermarkStrategy.<Event>forBoundedOutOfOrderness(Duration.ofHours(1))
                        .withTimestampAssigner((event, _) -> event.time));
    }

    private static SimpleCondition<Event> is(char letter) {
        return SimpleCondition.of(event -> event.letter == letter);
    }

    private static Pattern<Event, ?> twoInARow() {
        return Pattern.<Event>begin("a").where(is('A')).followedBy("b").where(is('B'));
    }

    private static <T> List<T> collected(DataStream<T> stream) throws Exception {
        List<T> all = new ArrayList<>();
        try (CloseableIterator<T> results = stream.executeAndCollect()) {
            results.forEachRemaining(all::add);
        }
        return all;
    }

    @Test
    void each_key_has_its_matches_in_order_of_time() throws Exception {
        DataStream<String> found = CEP.pattern(
                        events(2, "xB5", "yA2", "xA1", "yB3", "xB4", "xA6", "zA1")
                                .keyBy(Event::key),
                        twoInARow())
                .select(match -> match.toString());
        assertThat(collected(found)).containsExactlyInAnyOrder("{a=[xA1], b=[xB4]}", "{a=[yA2], b=[yB3]}");
    }

    @Test
    void a_stream_without_keys_is_matched_as_a_whole() throws Exception {
        DataStream<String> found = CEP.pattern(
                        events(3, "xA1", "yA2", "zB3"), twoInARow(), (one, two) -> one.key.compareTo(two.key))
                .select(match -> match.toString());
        assertThat(collected(found)).containsExactly("{a=[xA1], b=[zB3]}", "{a=[yA2], b=[zB3]}");
    }

    @Test
    void a_comparator_orders_events_of_one_time() throws Exception {
        DataStream<String> found = CEP.pattern(
                        events(1, "xB1", "xA1").keyBy(Event::key),
                        twoInARow(),
                        (one, two) -> Character.compare(one.letter, two.letter))
                .flatSelect((match, out) -> match.values().forEach(each -> out.collect(each.toString())), Types.STRING);
        assertThat(collected(found)).containsExactly("[xA1]", "[xB1]");
    }

    @Test
    void a_partial_match_whose_time_is_over_goes_to_the_side_output() throws Exception {
        SingleOutputStreamOperator<String> found = CEP.pattern(
                        events(1, "xA1", "xB7", "yA2").keyBy(Event::key),
                        twoInARow().within(Duration.ofMillis(5)))
                .select(SIDE, (partial, time) -> partial + "@" + time, match -> match.toString());
        assertThat(collected(found.getSideOutput(SIDE))).containsExactlyInAnyOrder("{a=[xA1]}@6", "{a=[yA2]}@7");
    }

    @Test
    void a_late_event_goes_to_the_side_output() throws Exception {
        DataStream<Event> events = events(1, "xA1", "xB9", "xA3", "xB10")
                .assignTimestampsAndWatermarks(WatermarkStrategy.<Event>forGenerator(_ -> new AfterEach())
                        .withTimestampAssigner((event, _) -> event.time));
        SingleOutputStreamOperator<String> found = CEP.pattern(events.keyBy(Event::key), twoInARow())
                .sideOutputLateData(LATE)
                .select(match -> match.toString());
        assertThat(collected(found.getSideOutput(LATE))).hasToString("[xA3]");
    }

    @Test
    void a_pattern_finds_matches_in_processing_time() throws Exception {
        DataStream<String> found = CEP.pattern(events(1, "xA9", "xB1").keyBy(Event::key), twoInARow())
                .inProcessingTime()
                .select(match -> match.toString());
        assertThat(collected(found)).containsExactly("{a=[xA9], b=[xB1]}");
    }

    @Test
    void a_function_of_a_pattern_has_a_lifecycle_times_and_state_of_the_key() throws Exception {
        Pattern<Event, ?> pattern = Pattern.<Event>begin("a")
                .where(is('A'))
                .followedBy("b")
                .where(new OpenedCondition())
                .within(Duration.ofMillis(5));
        SingleOutputStreamOperator<String> found = CEP.pattern(
                        events(1, "xA1", "xB3", "xA4", "xB5", "yA6").keyBy(Event::key), pattern)
                .process(new Counting());
        assertThat(collected(found)).containsExactly("x 1 at 3", "x 2 at 5", "y late at 11");
    }

    @Test
    void a_record_without_a_timestamp_is_a_fault_in_event_time() {
        StreamExecutionEnvironment env = StreamExecutionEnvironment.createLocalEnvironment(1);
        DataStream<Event> events = env.fromData(List.of(new Event("x", 'A', 1)), Types.GENERIC(Event.class));
        DataStream<String> found =
                CEP.pattern(events.keyBy(Event::key), twoInARow()).select(Object::toString, Types.STRING);
        assertThatThrownBy(() -> collected(found)).hasStackTraceContaining("MR-5108");
    }

    @Test
    void an_impossible_pattern_is_refused_when_it_is_applied() {
        Pattern<Event, ?> endless = twoInARow().notFollowedBy("c");
        assertThatThrownBy(() -> CEP.pattern(events(1, "xA1"), endless).select(Object::toString, Types.STRING))
                .isInstanceOf(MalformedPatternException.class)
                .hasMessageContaining("within");
    }

    private static final class AfterEach implements dev.millrace.api.time.WatermarkGenerator<Event> {
        @Override
        public void onEvent(Event event, long eventTimestamp, dev.millrace.api.time.WatermarkOutput output) {
            output.emitWatermark(new dev.millrace.api.time.Watermark(eventTimestamp));
        }

        @Override
        public void onPeriodicEmit(dev.millrace.api.time.WatermarkOutput output) {}
    }

    private static final class OpenedCondition extends RichIterativeCondition<Event> {
        private static final long serialVersionUID = 1L;

        private transient boolean isOpen;

        @Override
        public void open(OpenContext openContext) {
            isOpen = getRuntimeContext().getTaskInfo().getNumberOfParallelSubtasks() == 1;
        }

        @Override
        public boolean filter(Event value, Context<Event> ctx) throws Exception {
            Event first = ctx.getEventsForPattern("a").iterator().next();
            return isOpen && value.letter == 'B' && first.time < ctx.timestamp();
        }
    }

    private static final class Counting extends PatternProcessFunction<Event, String>
            implements TimedOutPartialMatchHandler<Event> {
        private static final long serialVersionUID = 1L;

        private transient ValueState<Integer> count;
        private transient Collector<String> last;

        @Override
        public void open(OpenContext openContext) {
            count = getRuntimeContext().getState(new ValueStateDescriptor<>("count", Types.INT));
        }

        @Override
        public void processMatch(Map<String, List<Event>> match, Context ctx, Collector<String> out) throws Exception {
            int before = count.value() == null ? 0 : count.value();
            count.update(before + 1);
            last = out;
            out.collect(match.get("a").getFirst().key + " " + (before + 1) + " at " + ctx.timestamp());
        }

        @Override
        public void processTimedOutMatch(Map<String, List<Event>> match, Context ctx) throws Exception {
            assertThat(count.value()).isNull();
            last.collect(match.get("a").getFirst().key + " late at " + ctx.timestamp());
        }
    }
}
