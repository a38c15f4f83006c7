package dev.millrace.runtime.program;

import static dev.millrace.runtime.program.Programs.environment;
import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.api.DataStream;
import dev.millrace.api.StreamExecutionEnvironment;
import dev.millrace.api.process.ProcessFunction;
import dev.millrace.api.source.library.NumberSequenceSource;
import dev.millrace.api.time.Watermark;
import dev.millrace.api.time.WatermarkGenerator;
import dev.millrace.api.time.WatermarkOutput;
import dev.millrace.api.time.WatermarkStrategy;
import dev.millrace.api.util.CloseableIterator;
import dev.millrace.api.util.Collector;
import dev.millrace.api.window.TimeWindow;
import dev.millrace.api.window.assigner.TumblingEventTimeWindows;
import dev.millrace.api.window.function.ProcessAllWindowFunction;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Tests how the watermarks of splits and subtasks are combined: the result is the minimum of those that are not idle.
@Timeout(value = 60, unit = TimeUnit.SECONDS)
final class WatermarksTest {
    private static final long NO_WATERMARK = Long.MIN_VALUE;

    /// Emits a watermark after each record, and becomes idle after a negative record.
    private record EachAMark() implements WatermarkGenerator<Long> {
        @Override
        public void onEvent(Long value, long time, WatermarkOutput output) {
            if (value < 0) output.markIdle();
            else output.emitWatermark(new Watermark(value));
        }

        @Override
        public void onPeriodicEmit(WatermarkOutput output) {}
    }

    private static WatermarkStrategy<Long> marks() {
        return WatermarkStrategy.<Long>forGenerator(_ -> new EachAMark())
                .withTimestampAssigner((value, _) -> Math.abs(value));
    }

    /// Represents a record and the watermark before it.
    record Seen(long value, long watermark) {}

    private static final class Watching extends ProcessFunction<Long, Seen> {
        private static final long serialVersionUID = 1L;

        @Override
        public void processElement(Long value, Context context, Collector<Seen> out) {
            out.collect(new Seen(value, context.timerService().currentWatermark()));
        }
    }

    private static CloseableIterator<Seen> watch(Feed feed, int parallelism) throws Exception {
        return environment(parallelism)
                .fromSource(feed, marks(), "feed")
                .returns(Long.class)
                .process(new Watching())
                .setParallelism(1)
                .executeAndCollect();
    }

    @Test
    void the_slowest_split_of_a_reader_holds_the_watermark_back() throws Exception {
        Feed feed = new Feed(2);
        try (var seen = watch(feed, 1)) {
            feed.send(0, 100, 101);
            assertThat(seen.next()).isEqualTo(new Seen(100, NO_WATERMARK));
            assertThat(seen.next()).isEqualTo(new Seen(101, NO_WATERMARK));
            feed.send(1, 10, 12);
            assertThat(seen.next()).isEqualTo(new Seen(10, NO_WATERMARK));
            assertThat(seen.next()).isEqualTo(new Seen(12, 10));
            feed.send(0, 102);
            assertThat(seen.next()).isEqualTo(new Seen(102, 12));
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void many_records_bring_watermarks_before_the_interval_is_over(boolean atSource) throws Exception {
        StreamExecutionEnvironment env = environment(1);
        env.getConfig().setAutoWatermarkInterval(TimeUnit.DAYS.toMillis(1));
        WatermarkStrategy<Long> ascending =
                WatermarkStrategy.<Long>forMonotonousTimestamps().withTimestampAssigner((value, _) -> value);
        DataStream<Long> numbers = atSource
                ? env.fromSource(new NumberSequenceSource(1, 300_000), ascending, "numbers")
                : env.fromSequence(1, 300_000).assignTimestampsAndWatermarks(ascending);
        List<Seen> seen = Programs.collect(numbers.process(new Watching()));
        assertThat(seen).allSatisfy(each -> assertThat(each.watermark()).isLessThan(each.value()));
        assertThat(seen.stream().map(Seen::watermark).distinct())
                .hasSizeGreaterThan(4)
                .isSorted();
    }

    @Test
    void a_split_that_ends_holds_nothing_back_any_more() throws Exception {
        Feed feed = new Feed(2);
        try (var seen = watch(feed, 1)) {
            feed.send(0, 100);
            assertThat(seen.next()).isEqualTo(new Seen(100, NO_WATERMARK));
            feed.end(1);
            for (long value = 101, watermark = NO_WATERMARK; watermark == NO_WATERMARK; value++) {
                feed.send(0, value);
                watermark = seen.next().watermark();
                assertThat(watermark).isIn(NO_WATERMARK, value - 1);
            }
            feed.end(0);
            assertThat(seen.hasNext()).isFalse();
        }
    }

    @Test
    void an_idle_split_holds_nothing_back_until_it_is_active_again() throws Exception {
        Feed feed = new Feed(2);
        try (var seen = watch(feed, 1)) {
            feed.send(1, 5, -6);
            assertThat(seen.next()).isEqualTo(new Seen(5, NO_WATERMARK));
            assertThat(seen.next()).isEqualTo(new Seen(-6, NO_WATERMARK));
            feed.send(0, 100, 101);
            assertThat(seen.next().value()).isEqualTo(100);
            assertThat(seen.next()).isEqualTo(new Seen(101, 100));
            feed.send(1, 150);
            assertThat(seen.next()).isEqualTo(new Seen(150, 101));
            feed.send(0, 200, 201);
            assertThat(seen.next()).isEqualTo(new Seen(200, 101));
            assertThat(seen.next()).isEqualTo(new Seen(201, 150));
        }
    }

    @Test
    void an_idle_subtask_holds_nothing_back_until_it_is_active_again() throws Exception {
        Feed feed = new Feed(2);
        try (var seen = watch(feed, 2)) {
            feed.send(0, 10, 11);
            assertThat(seen.next()).isEqualTo(new Seen(10, NO_WATERMARK));
            assertThat(seen.next()).isEqualTo(new Seen(11, NO_WATERMARK));
            feed.send(1, -5);
            assertThat(seen.next().value()).isEqualTo(-5);
            // The idleness follows the record on its own channel. It may arrive only after some record of
            // the other channel.
            long last = 11;
            for (long watermark = NO_WATERMARK; watermark == NO_WATERMARK; ) {
                feed.send(0, ++last);
                watermark = seen.next().watermark();
            }
            feed.send(1, 1_000, 1_001);
            assertThat(seen.next()).isEqualTo(new Seen(1_000, last));
            assertThat(seen.next().value()).isEqualTo(1_001);
            feed.send(0, 2_000, 2_001);
            assertThat(seen.next().value()).isEqualTo(2_000);
            assertThat(seen.next().watermark()).isBetween(1_000L, 1_001L);
        }
    }

    @Test
    void windows_fire_beside_a_subtask_that_is_silent_for_longer_than_the_idle_timeout() throws Exception {
        Feed feed = new Feed(3);
        StreamExecutionEnvironment env = environment(3);
        env.getConfig().setAutoWatermarkInterval(5);
        WatermarkStrategy<Long> strategy = WatermarkStrategy.<Long>forMonotonousTimestamps()
                .withTimestampAssigner((value, _) -> value)
                .withIdleness(Duration.ofMillis(20));
        try (var sums = env.fromSource(feed, strategy, "feed")
                .returns(Long.class)
                .windowAll(TumblingEventTimeWindows.of(Duration.ofMillis(10)))
                .reduce(Long::sum)
                .executeAndCollect()) {
            // Only one subtask has records in these windows, and no other subtask is ahead of it before the
            // windows end. Pauses on a slow machine therefore do not change the windows.
            feed.send(0, 1, 2, 3, 11, 12);
            assertThat(sums.next()).isEqualTo(6);
            feed.send(0, 13, 21);
            feed.send(1, 31);
            assertThat(sums.next()).isEqualTo(36);
        }
    }

    /// Emits a watermark at each periodic call.
    private static final class Asked implements WatermarkGenerator<Long> {
        private static final AtomicInteger TIMES = new AtomicInteger();
        private long last = NO_WATERMARK + 1;

        @Override
        public void onEvent(Long value, long time, WatermarkOutput output) {
            last = value;
        }

        @Override
        public void onPeriodicEmit(WatermarkOutput output) {
            TIMES.incrementAndGet();
            output.emitWatermark(new Watermark(last));
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void without_an_interval_only_the_end_makes_a_periodic_watermark(boolean isAtSource) throws Exception {
        Asked.TIMES.set(0);
        Feed feed = new Feed(1);
        StreamExecutionEnvironment env = environment(1);
        env.getConfig().setAutoWatermarkInterval(0);
        WatermarkStrategy<Long> asked =
                WatermarkStrategy.<Long>forGenerator(_ -> new Asked()).withTimestampAssigner((value, _) -> value);
        DataStream<Long> numbers = isAtSource
                ? env.fromSource(feed, asked, "feed").returns(Long.class)
                : env.fromSource(feed, WatermarkStrategy.noWatermarks(), "feed")
                        .returns(Long.class)
                        .assignTimestampsAndWatermarks(asked);
        try (var sums = numbers.process(new Watching())
                .windowAll(TumblingEventTimeWindows.of(Duration.ofMillis(10)))
                .process(new Listing())
                .executeAndCollect()) {
            feed.send(0, 1, 2, 30);
            feed.end(0);
            assertThat(sums.next())
                    .isEqualTo(List.of(new Seen(1, NO_WATERMARK), new Seen(2, NO_WATERMARK))
                            .toString());
            assertThat(sums.next())
                    .isEqualTo(List.of(new Seen(30, NO_WATERMARK)).toString());
            assertThat(sums.hasNext()).isFalse();
        }
        assertThat(Asked.TIMES).describedAs("calls, one at the operator's end").hasValue(isAtSource ? 0 : 1);
    }

    private static final class Listing extends ProcessAllWindowFunction<Seen, String, TimeWindow> {
        private static final long serialVersionUID = 1L;

        @Override
        public void process(Context context, Iterable<Seen> elements, Collector<String> out) {
            List<Seen> all = new ArrayList<>();
            elements.forEach(all::add);
            out.collect(all.toString());
        }
    }
}
