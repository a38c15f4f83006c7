package dev.millrace.runtime.program;

import static dev.millrace.runtime.program.Programs.collect;
import static dev.millrace.runtime.program.Programs.environment;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.millrace.api.function.AggregateFunction;
import dev.millrace.api.process.KeyedProcessFunction;
import dev.millrace.api.process.OpenContext;
import dev.millrace.api.state.StateTtlConfig;
import dev.millrace.api.state.v2.AggregatingState;
import dev.millrace.api.state.v2.AggregatingStateDescriptor;
import dev.millrace.api.state.v2.ListState;
import dev.millrace.api.state.v2.ListStateDescriptor;
import dev.millrace.api.state.v2.MapState;
import dev.millrace.api.state.v2.MapStateDescriptor;
import dev.millrace.api.state.v2.ReducingState;
import dev.millrace.api.state.v2.ReducingStateDescriptor;
import dev.millrace.api.state.v2.StateFuture;
import dev.millrace.api.state.v2.StateIterator;
import dev.millrace.api.state.v2.ValueState;
import dev.millrace.api.state.v2.ValueStateDescriptor;
import dev.millrace.api.type.Types;
import dev.millrace.api.util.Collector;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Tests functions that access their state asynchronously.
@Timeout(value = 60, unit = TimeUnit.SECONDS)
final class LaterStateTest {
    private static final long KEYS = 3;
    private static final long RECORDS = 30;

    private static final class Sum implements AggregateFunction<Long, Long, String> {
        private static final long serialVersionUID = 1L;

        @Override
        public Long createAccumulator() {
            return 0L;
        }

        @Override
        public Long add(Long value, Long accumulator) {
            return accumulator + value;
        }

        @Override
        public String getResult(Long accumulator) {
            return "sum " + accumulator;
        }

        @Override
        public Long merge(Long first, Long second) {
            return first + second;
        }
    }

    /// Stores the same numbers in every kind of state, and emits the content of the states at the end.
    private static final class EveryKind extends KeyedProcessFunction<Long, Long, String> {
        private static final long serialVersionUID = 1L;
        private transient ValueState<Long> count;
        private transient ListState<Long> all;
        private transient ReducingState<Long> most;
        private transient AggregatingState<Long, String> sum;
        private transient MapState<String, Long> lastOf;

        @Override
        public void open(OpenContext context) {
            count = getRuntimeContext().getState(new ValueStateDescriptor<>("count", Types.LONG));
            all = getRuntimeContext().getListState(new ListStateDescriptor<>("all", Long.class));
            most = getRuntimeContext().getReducingState(new ReducingStateDescriptor<>("most", Math::max, Types.LONG));
            sum = getRuntimeContext()
                    .getAggregatingState(new AggregatingStateDescriptor<>("sum", new Sum(), Types.LONG));
            lastOf = getRuntimeContext().getMapState(new MapStateDescriptor<>("last", Types.STRING, Types.LONG));
        }

        @Override
        public void processElement(Long value, Context context, Collector<String> out) {
            String parity = value % 2 == 0 ? "even" : "odd";
            StateFuture<Void> kept = all.asyncAdd(value)
                    .thenCombine(most.asyncAdd(value), (_, _) -> value)
                    .thenCompose(number -> sum.asyncAdd(number))
                    .thenCompose(_ -> lastOf.asyncPut(parity, value));
            kept.thenCompose(_ -> count.asyncValue())
                    .thenApply(before -> before == null ? 1L : before + 1)
                    .thenConditionallyCompose(
                            now -> now < RECORDS / KEYS,
                            now -> count.asyncUpdate(now).thenApply(_ -> "more"),
                            _ -> report())
                    .thenConditionallyAccept(answer -> !answer.f0, answer -> out.collect("" + answer.f1));
        }

        private StateFuture<String> report() {
            return all.asyncGet()
                    .thenCompose(numbers ->
                            numbers.onNext((Long number) -> count.asyncValue().thenApply(_ -> number * 10)))
                    .thenCombine(
                            lastOf.asyncEntries(),
                            (Collection<Long> tens, StateIterator<Map.Entry<String, Long>> entries) -> {
                                Map<String, Long> last = new TreeMap<>();
                                entries.onNext(entry -> {
                                    last.put(entry.getKey(), entry.getValue());
                                });
                                return tens.size() + " " + tens.iterator().next() + " " + last + " " + most.get() + " "
                                        + sum.get();
                            });
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void every_kind_of_state_answers_in_both_ways(int parallelism) throws Exception {
        List<String> reports = collect(environment(parallelism)
                .fromSequence(0, RECORDS - 1)
                .setParallelism(1) // the states tell of the order
                .keyBy(value -> value % KEYS)
                .enableAsyncState()
                .process(new EveryKind()));
        List<String> due = new ArrayList<>();
        for (long key = 0; key < KEYS; key++) {
            long last = RECORDS - KEYS + key;
            long before = last - KEYS;
            String lasts = last % 2 == 0 ? "{even=" + last + ", odd=" + before : "{even=" + before + ", odd=" + last;
            long sum = (key + last) * (RECORDS / KEYS) / 2;
            due.add("10 " + key * 10 + " " + lasts + "} " + last + " sum " + sum);
        }
        assertThat(reports).containsExactlyInAnyOrderElementsOf(due);
    }

    /// Reads the state asynchronously, clears the state, and reads it again.
    private static final class Plain extends KeyedProcessFunction<Long, Long, String> {
        private static final long serialVersionUID = 1L;
        private transient ListState<Long> all;
        private transient MapState<Long, Long> squares;
        private transient ValueState<Long> expiring;

        @Override
        public void open(OpenContext context) {
            all = getRuntimeContext().getListState(new ListStateDescriptor<>("all", Types.LONG));
            squares = getRuntimeContext().getMapState(new MapStateDescriptor<>("squares", Long.class, Long.class));
            ValueStateDescriptor<Long> descriptor = new ValueStateDescriptor<>("expiring", Types.LONG);
            descriptor.enableTimeToLive(
                    StateTtlConfig.newBuilder(Duration.ofHours(1)).build());
            expiring = getRuntimeContext().getState(descriptor);
        }

        @Override
        public void processElement(Long value, Context context, Collector<String> out) {
            all.update(List.of(value, value + 1));
            all.addAll(List.of(value + 2));
            squares.putAll(Map.of(value, value * value));
            expiring.update(value);
            List<Long> listed = new ArrayList<>();
            all.get().forEach(listed::add);
            out.collect(listed + " " + squares.get(value) + squares.contains(-1L) + squares.isEmpty() + " "
                    + expiring.value());
            all.clear();
            squares.clear();
            expiring.asyncClear();
            out.collect(all.get().iterator().hasNext() + " " + squares.isEmpty() + " " + expiring.value());
        }
    }

    @Test
    void what_is_asked_plainly_is_the_same_state() throws Exception {
        List<String> said =
                collect(environment(1).fromData(4L).keyBy(value -> value).process(new Plain()));
        assertThat(said).containsExactly("[4, 5, 6] 16falsefalse 4", "false true null");
    }

    /// Fails in a callback of a state access.
    private static final class Failing extends KeyedProcessFunction<Long, Long, String> {
        private static final long serialVersionUID = 1L;

        @Override
        public void processElement(Long value, Context context, Collector<String> out) {
            getRuntimeContext()
                    .getState(new ValueStateDescriptor<>("state", Types.LONG))
                    .asyncValue()
                    .thenAccept(_ -> {
                        throw new java.io.IOException("no luck with " + value);
                    });
        }
    }

    @Test
    void an_exception_of_what_comes_later_fails_the_job_as_the_functions() {
        assertThatThrownBy(() -> collect(
                        environment(1).fromData(7L).keyBy(value -> value).process(new Failing())))
                .hasStackTraceContaining("no luck with 7")
                .hasStackTraceContaining("Failing");
    }
}
