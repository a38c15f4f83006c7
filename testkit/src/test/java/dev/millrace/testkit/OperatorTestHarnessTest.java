package dev.millrace.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.millrace.api.operator.AbstractStreamOperator;
import dev.millrace.api.operator.BoundedOneInput;
import dev.millrace.api.operator.InternalTimer;
import dev.millrace.api.operator.InternalTimerService;
import dev.millrace.api.operator.OneInputStreamOperator;
import dev.millrace.api.operator.StateInitializationContext;
import dev.millrace.api.operator.StreamFilter;
import dev.millrace.api.operator.StreamFlatMap;
import dev.millrace.api.operator.StreamMap;
import dev.millrace.api.operator.Triggerable;
import dev.millrace.api.operator.VoidNamespace;
import dev.millrace.api.process.OpenContext;
import dev.millrace.api.process.RichMapFunction;
import dev.millrace.api.serializer.StringSerializer;
import dev.millrace.api.state.ListState;
import dev.millrace.api.state.ListStateDescriptor;
import dev.millrace.api.state.ValueState;
import dev.millrace.api.state.ValueStateDescriptor;
import dev.millrace.api.time.stream.StreamRecord;
import dev.millrace.api.time.stream.Watermark;
import dev.millrace.api.type.Types;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Drives operators of programs and of the engine call by call.
final class OperatorTestHarnessTest {

    /// Records all calls.
    private static final class Noting extends AbstractStreamOperator<String>
            implements OneInputStreamOperator<String, String>, BoundedOneInput {
        private static final long serialVersionUID = 1L;
        private final List<String> notes = new ArrayList<>();

        @Override
        public void initializeState(StateInitializationContext context) throws Exception {
            ListState<String> list =
                    context.getOperatorStateStore().getListState(new ListStateDescriptor<>("list", Types.STRING));
            list.add("element");
            notes.add("initialized " + list.get() + " restored " + context.isRestored());
        }

        @Override
        public void open() {
            notes.add("opened " + getRuntimeContext().getTaskInfo().getIndexOfThisSubtask() + " of "
                    + getRuntimeContext().getTaskInfo().getNumberOfParallelSubtasks());
            getProcessingTimeService().registerTimer(10, time -> notes.add("called back for " + time));
            getProcessingTimeService().scheduleAtFixedRate(time -> notes.add("tick " + time), 20, 20);
        }

        @Override
        public void processElement(StreamRecord<String> element) {
            notes.add("got " + element.getValue());
            output.collect(element);
        }

        @Override
        public void endInput() {
            notes.add("ended");
        }

        @Override
        public void finish() {
            notes.add("finished");
        }

        @Override
        public void close() {
            notes.add("closed");
        }
    }

    @Test
    void an_operator_lives_from_its_state_to_its_close() throws Exception {
        Noting operator = new Noting();
        var harness = new OneInputStreamOperatorTestHarness<>(operator, 8, 4, 2);
        harness.setup(StringSerializer.INSTANCE);
        harness.open();
        harness.processElement("a", 1);
        harness.setProcessingTime(9);
        harness.setProcessingTime(10);
        harness.setProcessingTime(60);
        assertThat(harness.getProcessingTimeService().getActiveTimerTimestamps())
                .containsExactly(80L);
        harness.endInput();
        harness.close();
        assertThat(operator.notes)
                .containsExactly(
                        "initialized [element] restored false",
                        "opened 2 of 4",
                        "got a",
                        "called back for 10",
                        "tick 20",
                        "tick 40",
                        "tick 60",
                        "ended",
                        "finished",
                        "closed");
        assertThat(harness.getOperator()).isSameAs(operator);
    }

    /// Counts letters by key, and emits the counts by timers of both kinds.
    private static final class Letters extends AbstractStreamOperator<String>
            implements OneInputStreamOperator<String, String>, Triggerable<Integer, String> {
        private static final long serialVersionUID = 1L;
        private static final ValueStateDescriptor<Integer> COUNT = new ValueStateDescriptor<>("count", Types.INT);
        private transient InternalTimerService<String> timers;
        private transient ValueState<String> last;

        @Override
        public void open() throws Exception {
            timers = getInternalTimerService("letters", StringSerializer.INSTANCE, this);
            last = getPartitionedState(new ValueStateDescriptor<>("last", Types.STRING));
        }

        @Override
        public void processElement(StreamRecord<String> element) throws Exception {
            last.update(element.getValue());
            String letter = element.getValue().substring(0, 1);
            ValueState<Integer> count = getPartitionedState(letter, StringSerializer.INSTANCE, COUNT);
            count.update(count.value() == null ? 1 : count.value() + 1);
            timers.registerEventTimeTimer(letter, 100);
            timers.registerProcessingTimeTimer(letter, 5);
        }

        @Override
        public void onEventTime(InternalTimer<Integer, String> timer) throws Exception {
            ValueState<Integer> count = getPartitionedState(timer.getNamespace(), StringSerializer.INSTANCE, COUNT);
            output.collect(new StreamRecord<>(
                    timer.getKey() + timer.getNamespace() + count.value() + last.value(), timer.getTimestamp()));
            count.clear();
        }

        @Override
        public void onProcessingTime(InternalTimer<Integer, String> timer) throws Exception {
            timers.forEachEventTimeTimer(
                    (letter, time) -> output.collect(new StreamRecord<>(getCurrentKey() + letter + time)));
        }
    }

    @Test
    void a_keyed_operator_has_state_and_timers_with_namespaces() throws Exception {
        try (var harness = new KeyedOneInputStreamOperatorTestHarness<>(new Letters(), String::length, Types.INT)) {
            harness.open();
            for (String word : List.of("ab", "ac", "bb", "abc")) harness.processElement(word, 0);
            assertThat(harness.numKeyedStateEntries()).isEqualTo(5);
            assertThat(harness.numKeyedStateEntries("a")).isEqualTo(2);
            assertThat(harness.numKeyedStateEntries(VoidNamespace.INSTANCE)).isEqualTo(2);
            assertThat(harness.numEventTimeTimers()).isEqualTo(3);
            harness.processWatermark(new Watermark(100));
            assertThat(harness.getOutput())
                    .containsExactly(
                            new StreamRecord<>("2a2bb", 100),
                            new StreamRecord<>("2b1bb", 100),
                            new StreamRecord<>("3a1abc", 100),
                            new Watermark(100));
            assertThat(harness.numEventTimeTimers()).isZero();
            assertThat(harness.numKeyedStateEntries()).isEqualTo(2);
        }
    }

    @Test
    void timers_are_shown_with_their_keys() throws Exception {
        try (var harness = new KeyedOneInputStreamOperatorTestHarness<>(new Letters(), String::length, Types.INT)) {
            harness.open();
            harness.processElement("ab", 0);
            harness.processElement("abc", 0);
            harness.setProcessingTime(5);
            assertThat(harness.extractOutputValues()).containsExactly("2a100", "3a100", "2a100", "3a100");
        }
    }

    private static final class Doubling extends RichMapFunction<int[], int[]> {
        private static final long serialVersionUID = 1L;
        private final int[] reused = new int[1];
        private boolean isOpen;

        @Override
        public void open(OpenContext context) {
            isOpen = getRuntimeContext().getTaskInfo().getNumberOfParallelSubtasks() == 1;
        }

        @Override
        public int[] map(int[] value) {
            reused[0] = isOpen ? value[0] * 2 : -1;
            return reused;
        }
    }

    @Test
    void the_engines_operators_go_by_flinks_names_and_their_records_are_copied() throws Exception {
        Doubling doubling = new Doubling();
        try (var harness = new OneInputStreamOperatorTestHarness<>(new StreamMap<>(doubling))) {
            harness.open();
            harness.processElement(new int[] {1}, 1);
            harness.processElement(new int[] {2}, 2);
            assertThat(harness.extractOutputValues()).containsExactly(new int[] {2}, new int[] {4});
            assertThat(((StreamMap<int[], int[]>) harness.getOperator()).getUserFunction())
                    .isSameAs(doubling);
        }
        try (var harness = new OneInputStreamOperatorTestHarness<>(new StreamFlatMap<Integer, Integer>((n, out) -> {
            for (int i = 0; i < n; i++) out.collect(n);
        }))) {
            harness.open();
            harness.processElements(List.of(new StreamRecord<>(2, 7), new StreamRecord<>(0, 8)));
            assertThat(harness.getRecordOutput()).containsExactly(new StreamRecord<>(2, 7), new StreamRecord<>(2, 7));
        }
        try (var harness = new OneInputStreamOperatorTestHarness<>(new StreamFilter<Integer>(n -> n > 1))) {
            harness.open();
            harness.processElement(1, 1);
            harness.processElement(2, 2);
            assertThat(harness.extractOutputValues()).containsExactly(2);
        }
    }

    @Test
    void an_operator_that_is_not_set_up_says_so() {
        assertThatThrownBy(() -> new Noting().getOperatorID())
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("before it was set up");
    }
}
