package dev.millrace.runtime.program;

import static dev.millrace.runtime.program.Programs.environment;
import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.api.DataStream;
import dev.millrace.api.StreamExecutionEnvironment;
import dev.millrace.api.process.KeyedProcessFunction;
import dev.millrace.api.source.library.DataGeneratorSource;
import dev.millrace.api.time.WatermarkStrategy;
import dev.millrace.api.type.Types;
import dev.millrace.api.util.CloseableIterator;
import dev.millrace.api.util.Collector;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Tests that emitted records arrive at the next subtask although the function, or its next call, does not return.
@Timeout(value = 60, unit = TimeUnit.SECONDS)
final class SlowFunctionsTest {
    private static final int RECORDS = 12;

    /// Lets calls of functions pass one after the other, whichever copy of the function makes them.
    private record Gate(int number) implements java.io.Serializable {
        private static final AtomicInteger NUMBERS = new AtomicInteger();
        private static final Map<Integer, Semaphore> ALL = new ConcurrentHashMap<>();

        static Gate shut() {
            Gate gate = new Gate(NUMBERS.incrementAndGet());
            ALL.put(gate.number, new Semaphore(0));
            return gate;
        }

        void pass() throws InterruptedException {
            ALL.get(number).acquire();
        }

        /// Passes the gate with a busy loop, like a function that computes.
        void passComputing() {
            while (!ALL.get(number).tryAcquire()) Thread.onSpinWait();
        }

        void letThrough(int calls) {
            ALL.get(number).release(calls);
        }
    }

    private final Gate gate = Gate.shut();

    /// Checks that the result of each call that passed arrives while all later calls still wait.
    private void assertEachShowsAtOnce(DataStream<Long> slow) throws Exception {
        Set<Long> seen = new HashSet<>();
        try (CloseableIterator<Long> results = slow.rebalance().executeAndCollect()) {
            for (int i = 1; i <= RECORDS; i++) {
                gate.letThrough(1);
                seen.add(results.next());
                assertThat(seen).hasSize(i);
            }
            assertThat(results.hasNext()).isFalse();
        }
    }

    private static DataStream<Long> numbers(int parallelism) {
        StreamExecutionEnvironment env = environment(parallelism);
        return env.fromSequence(1, RECORDS).setParallelism(1).rebalance();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void a_record_leaves_while_the_next_call_of_a_map_blocks(int parallelism) throws Exception {
        Gate own = gate;
        assertEachShowsAtOnce(numbers(parallelism)
                .map(n -> {
                    own.pass();
                    return n;
                })
                .returns(Types.LONG));
    }

    @Test
    void a_record_leaves_while_the_next_call_of_a_map_computes() throws Exception {
        Gate own = gate;
        assertEachShowsAtOnce(numbers(1)
                .map(n -> {
                    own.passComputing();
                    return n;
                })
                .returns(Types.LONG));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void a_record_leaves_while_the_call_that_emitted_it_goes_on(int parallelism) throws Exception {
        Gate own = gate;
        Gate after = Gate.shut();
        DataStream<Long> slow = numbers(parallelism)
                .flatMap((Long n, Collector<Long> out) -> {
                    own.pass();
                    out.collect(n);
                    after.pass();
                })
                .returns(Types.LONG);
        try (CloseableIterator<Long> results = slow.rebalance().executeAndCollect()) {
            for (int i = 1; i <= RECORDS; i++) {
                gate.letThrough(1);
                results.next();
                after.letThrough(1);
            }
            assertThat(results.hasNext()).isFalse();
        }
    }

    @Test
    void more_than_a_ring_holds_leaves_while_the_call_that_emitted_it_goes_on() throws Exception {
        Gate own = gate;
        int burst = 20_000;
        DataStream<Long> slow = environment(1)
                .fromElements(1L, 2L)
                .rebalance()
                .flatMap((Long n, Collector<Long> out) -> {
                    for (long i = 0; i < burst; i++) out.collect(n);
                    own.pass();
                })
                .returns(Types.LONG);
        try (CloseableIterator<Long> results =
                slow.rebalance().map(n -> n).returns(Types.LONG).rebalance().executeAndCollect()) {
            for (int i = 0; i < burst; i++) assertThat(results.next()).isEqualTo(1);
            gate.letThrough(1);
            for (int i = 0; i < burst; i++) assertThat(results.next()).isEqualTo(2);
            gate.letThrough(1);
            assertThat(results.hasNext()).isFalse();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void a_record_leaves_while_a_source_blocks_at_the_next(int parallelism) throws Exception {
        Gate own = gate;
        DataGeneratorSource<Long> source = new DataGeneratorSource<>(
                index -> {
                    own.pass();
                    return index;
                },
                RECORDS,
                Types.LONG);
        assertEachShowsAtOnce(
                environment(parallelism).fromSource(source, WatermarkStrategy.noWatermarks(), "blocking"));
    }

    /// Emits each key in a timer.
    private static final class AtTimer extends KeyedProcessFunction<Long, Long, Long> {
        private static final long serialVersionUID = 1L;
        private final Gate gate;
        private final boolean isEventTime;

        AtTimer(Gate gate, boolean isEventTime) {
            this.gate = gate;
            this.isEventTime = isEventTime;
        }

        @Override
        public void processElement(Long value, Context ctx, Collector<Long> out) {
            if (isEventTime) ctx.timerService().registerEventTimeTimer(value);
            else ctx.timerService().registerProcessingTimeTimer(value);
        }

        @Override
        public void onTimer(long timestamp, OnTimerContext ctx, Collector<Long> out) throws InterruptedException {
            gate.pass();
            out.collect(ctx.getCurrentKey());
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void a_record_leaves_while_the_next_timer_blocks(boolean isEventTime) throws Exception {
        StreamExecutionEnvironment env = environment(1);
        Feed feed = new Feed(1);
        for (long n = 1; n <= RECORDS; n++) feed.send(0, n);
        DataStream<Long> slow = env.fromSource(feed, WatermarkStrategy.noWatermarks(), "feed")
                .keyBy(n -> n)
                .process(new AtTimer(gate, isEventTime));
        if (isEventTime) feed.end(0);
        try (CloseableIterator<Long> results = slow.rebalance().executeAndCollect()) {
            for (int i = 1; i <= RECORDS; i++) {
                gate.letThrough(1);
                results.next();
            }
            if (!isEventTime) feed.end(0);
            assertThat(results.hasNext()).isFalse();
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 1, 100, 10_000})
    void a_record_leaves_whatever_the_timeout_of_batches(long millis) throws Exception {
        Gate own = gate;
        assertEachShowsAtOnce(numbers(1)
                .map(n -> {
                    own.pass();
                    return n;
                })
                .returns(Types.LONG)
                .setBufferTimeout(millis));
    }
}
