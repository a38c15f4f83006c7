package dev.millrace.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.millrace.api.operator.KeyedProcessOperator;
import dev.millrace.api.operator.StreamMap;
import dev.millrace.api.process.KeyedProcessFunction;
import dev.millrace.api.process.OpenContext;
import dev.millrace.api.process.RichMapFunction;
import dev.millrace.api.state.CheckpointedFunction;
import dev.millrace.api.state.FunctionInitializationContext;
import dev.millrace.api.state.FunctionSnapshotContext;
import dev.millrace.api.state.ListState;
import dev.millrace.api.state.ListStateDescriptor;
import dev.millrace.api.state.MapState;
import dev.millrace.api.state.MapStateDescriptor;
import dev.millrace.api.state.ValueState;
import dev.millrace.api.state.ValueStateDescriptor;
import dev.millrace.api.type.Types;
import dev.millrace.api.util.Collector;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Tests operators that are restored from a snapshot.
final class SnapshotHarnessTest {
    private static final int KEYS = 40;
    private static final int MAX_PARALLELISM = 16;

    /// Counts and remembers each key's records; emits them at event time 100 and at processing time 50.
    private static final class Counting extends KeyedProcessFunction<Long, Long, String> {
        private static final long serialVersionUID = 1L;
        private transient ValueState<Long> count;
        private transient MapState<String, Long> seen;

        @Override
        public void open(OpenContext context) {
            count = getRuntimeContext().getState(new ValueStateDescriptor<>("count", Types.LONG));
            seen = getRuntimeContext().getMapState(new MapStateDescriptor<>("seen", Types.STRING, Types.LONG));
        }

        @Override
        public void processElement(Long value, Context context, Collector<String> out) throws Exception {
            Long before = count.value();
            count.update(before == null ? 1 : before + 1);
            seen.put("n" + value, value);
            context.timerService().registerEventTimeTimer(100);
            context.timerService().registerProcessingTimeTimer(50);
        }

        @Override
        public void onTimer(long timestamp, OnTimerContext context, Collector<String> out) throws Exception {
            List<String> all = new ArrayList<>();
            for (String each : seen.keys()) all.add(each);
            out.collect(context.getCurrentKey() + " " + count.value() + " " + all + " " + context.timeDomain());
        }
    }

    private static KeyedOneInputStreamOperatorTestHarness<Long, Long, String> counting(int parallelism, int subtask)
            throws Exception {
        return new KeyedOneInputStreamOperatorTestHarness<>(
                new KeyedProcessOperator<>(new Counting()),
                value -> value % KEYS,
                Types.LONG,
                MAX_PARALLELISM,
                parallelism,
                subtask);
    }

    private static OperatorSubtaskState counted() throws Exception {
        try (var harness = counting(1, 0)) {
            harness.open();
            for (long value = 0; value < 3 * KEYS; value++) harness.processElement(value, value % 10);
            OperatorSubtaskState snapshot = harness.snapshot(1, 2);
            for (long value = 0; value < KEYS; value++) harness.processElement(1_000 * KEYS + value, 5);
            assertThat(snapshot.hasState()).isTrue();
            return snapshot;
        }
    }

    /// Remembers whether it was restored from a snapshot.
    private static final class Beginning extends RichMapFunction<Long, Long> implements CheckpointedFunction {
        private static final long serialVersionUID = 1L;
        private boolean isRestored;

        @Override
        public Long map(Long value) {
            return value;
        }

        @Override
        public void initializeState(FunctionInitializationContext context) {
            isRestored = context.isRestored();
        }

        @Override
        public void snapshotState(FunctionSnapshotContext context) {}
    }

    private static boolean isRestored(@Nullable OperatorSubtaskState state) throws Exception {
        Beginning function = new Beginning();
        try (var harness = new OneInputStreamOperatorTestHarness<>(new StreamMap<>(function))) {
            harness.initializeState(state);
            harness.open();
            return function.isRestored;
        }
    }

    @Test
    void no_snapshot_and_an_empty_one_are_two_things() throws Exception {
        OperatorSubtaskState empty = OperatorSubtaskState.builder().build();
        assertThat(empty.hasState()).isFalse();
        assertThat(isRestored(null)).isFalse();
        assertThat(isRestored(empty)).isTrue();
        OperatorSubtaskState counted = counted();
        assertThat(counted.toBuilder().build().getStateSize()).isEqualTo(counted.getStateSize());
    }

    private static List<String> due() {
        List<String> due = new ArrayList<>();
        for (long key = 0; key < KEYS; key++) {
            String seen = " 3 [n" + key + ", n" + (key + KEYS) + ", n" + (key + 2 * KEYS) + "] ";
            due.add(key + seen + "PROCESSING_TIME");
            due.add(key + seen + "EVENT_TIME");
        }
        return due;
    }

    @ParameterizedTest
    @CsvSource({"1, 1", "1, 3", "3, 2", "4, 1"})
    void keyed_state_and_timers_go_on_at_another_parallelism(int first, int second) throws Exception {
        OperatorSubtaskState whole = counted();
        OperatorSubtaskState[] parts = new OperatorSubtaskState[first];
        for (int subtask = 0; subtask < first; subtask++) {
            try (var harness = counting(first, subtask)) {
                harness.initializeState(AbstractStreamOperatorTestHarness.repartitionOperatorState(
                        whole, MAX_PARALLELISM, 1, first, subtask));
                harness.open();
                parts[subtask] = harness.snapshot(2, 3);
            }
        }
        OperatorSubtaskState together = AbstractStreamOperatorTestHarness.repackageState(parts);
        List<String> told = new ArrayList<>();
        for (int subtask = 0; subtask < second; subtask++) {
            try (var harness = counting(second, subtask)) {
                harness.initializeState(together);
                harness.open();
                harness.setProcessingTime(50);
                harness.processWatermark(100);
                told.addAll(harness.extractOutputValues());
            }
        }
        assertThat(told).containsExactlyInAnyOrderElementsOf(due());
    }

    /// Buffers records until a snapshot contains them.
    private static final class Buffering extends RichMapFunction<Long, Long> implements CheckpointedFunction {
        private static final long serialVersionUID = 1L;
        private final List<Long> held = new ArrayList<>();
        private transient ListState<Long> kept;
        private transient String begun;

        @Override
        public Long map(Long value) {
            held.add(value);
            return (long) held.size();
        }

        @Override
        public void snapshotState(FunctionSnapshotContext context) throws Exception {
            kept.update(held);
        }

        @Override
        public void initializeState(FunctionInitializationContext context) throws Exception {
            kept = context.getOperatorStateStore().getListState(new ListStateDescriptor<>("held", Types.LONG));
            for (long each : kept.get()) held.add(each);
            begun = context.isRestored() + " " + context.getRestoredCheckpointId();
        }
    }

    @Test
    void a_function_finds_the_list_that_it_kept() throws Exception {
        OperatorSubtaskState snapshot;
        try (var harness = new OneInputStreamOperatorTestHarness<Long, Long>(new StreamMap<>(new Buffering()))) {
            harness.open();
            harness.processElement(7L, 0);
            harness.processElement(8L, 0);
            snapshot = harness.snapshot(5, 0);
            harness.processElement(9L, 0);
        }
        Buffering buffering = new Buffering();
        try (var harness = new OneInputStreamOperatorTestHarness<Long, Long>(new StreamMap<>(buffering))) {
            harness.initializeState(snapshot);
            harness.open();
            assertThat(buffering.held).containsExactly(7L, 8L);
            assertThat(buffering.begun).isEqualTo("true OptionalLong[5]");
            harness.processElement(10L, 0);
            assertThat(harness.extractOutputValues()).containsExactly(3L);
            assertThatThrownBy(() -> harness.initializeState(snapshot)).hasMessageContaining("before open");
        }
    }
}
