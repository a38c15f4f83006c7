package dev.millrace.bench.peers.flink;

import dev.millrace.bench.load.Event;
import dev.millrace.bench.load.Generator;
import dev.millrace.bench.load.Named;
import dev.millrace.bench.load.OrderRecord;
import dev.millrace.bench.load.Task;
import dev.millrace.bench.load.Texts;
import dev.millrace.bench.load.Workload;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.api.java.tuple.Tuple2;
import org.apache.flink.streaming.api.datastream.AsyncDataStream;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.KeyedStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.windowing.assigners.EventTimeSessionWindows;
import org.apache.flink.streaming.api.windowing.assigners.SlidingEventTimeWindows;
import org.apache.flink.streaming.api.windowing.assigners.TumblingEventTimeWindows;
import org.apache.flink.streaming.api.windowing.assigners.WindowAssigner;
import org.apache.flink.streaming.api.windowing.evictors.CountEvictor;
import org.apache.flink.streaming.api.windowing.windows.TimeWindow;
import org.apache.flink.util.Collector;

/// Builds the pipelines of `bench paths`. Results do not depend on the order in which the events of two
/// sources arrive.
final class PathJobs {
    private static final Duration SECOND = Duration.ofMillis(Workload.WINDOW_MILLIS);
    private static final Duration GAP = Duration.ofMillis(Workload.SESSION_GAP_MILLIS);
    private static final long CALL_TIMEOUT_SECONDS = 60;
    private static final int WINDOW_COUNT = 10;
    private static final int EVICTED_TO = 5;

    private final Task task;
    private final StreamExecutionEnvironment environment;

    PathJobs(Task task, StreamExecutionEnvironment environment) {
        this.task = task;
        this.environment = environment;
    }

    /// Builds the task's pipeline including its sink.
    void build() {
        results().sinkTo(new TallySink(task));
    }

    private DataStream<Event> results() {
        return switch (task.workload()) {
            case ASYNC_UNORDERED -> unordered(1, 1_000);
            case ASYNC_ORDERED ->
                AsyncDataStream.orderedWait(
                        source(), new PathFunctions.Lookup(1), CALL_TIMEOUT_SECONDS, TimeUnit.SECONDS, 1_000);
            case ASYNC_UNORDERED_10 -> unordered(10, 10_000);
            case SIDE_OUTPUTS -> sideOutputs();
            case STRING_KEYS -> stringKeys();
            case WORD_COUNT -> wordCount();
            case TWO_SHUFFLES -> twoShuffles();
            case POJO_10 ->
                source().map(OrderRecord::of).keyBy(order -> order.customer).process(new PathFunctions.Orders());
            case ZIPF ->
                source().map(event -> new Event(Texts.zipf(event.value), 0, 0))
                        .keyBy(event -> event.key)
                        .process(new PathFunctions.Count());
            case ROLLING_REDUCE ->
                source().map(event -> new Event(event.key, 1, 0))
                        .keyBy(event -> event.key)
                        .reduce((left, right) -> new Event(left.key, left.value + right.value, 0));
            case MAP_TTL, MAP_CHECKPOINTED, LIST_APPEND, DEBOUNCE, NEW_KEYS -> stateful();
            case CEP_STAGES, CEP_LOOP, CEP_STAGES_ROCKSDB, CEP_LOOP_ROCKSDB ->
                PathPatterns.found(keyed(), task.workload());
            case VALUE_MAP_TIMER, VALUE_MAP_TIMER_CHECKPOINTED -> keyed().process(new PathTimers.ValueMapTimer());
            default -> windows();
        };
    }

    private SingleOutputStreamOperator<Event> stateful() {
        return switch (task.workload()) {
            case MAP_TTL -> keyed().process(new PathFunctions.CountInMap(100, true));
            case MAP_CHECKPOINTED -> keyed().process(new PathFunctions.CountInMap(1_000, false));
            case LIST_APPEND -> keyed().process(new PathFunctions.Append());
            case DEBOUNCE -> keyed().process(new PathTimers.Debounce());
            case NEW_KEYS -> keyed().process(new PathFunctions.Toggle());
            default -> throw new IllegalArgumentException(task.workload().title() + " keeps no state of its own");
        };
    }

    private SingleOutputStreamOperator<Event> windows() {
        var sliding = SlidingEventTimeWindows.of(Duration.ofSeconds(5), SECOND);
        return switch (task.workload()) {
            case SLIDING_LIST -> listed(sliding);
            case SESSION_LIST -> listed(EventTimeSessionWindows.withGap(GAP));
            case TUMBLING_LIST -> listed(TumblingEventTimeWindows.of(SECOND));
            case COUNT_WINDOW -> keyed().countWindow(WINDOW_COUNT).process(new PathWindows.OfCount());
            case CUSTOM_TRIGGER ->
                keyed().window(TumblingEventTimeWindows.of(SECOND))
                        .trigger(new PathWindows.CountAndEnd())
                        .aggregate(new PathWindows.Counting(), new PathWindows.AtEnd());
            case EVICTOR ->
                keyed().window(TumblingEventTimeWindows.of(SECOND))
                        .evictor(CountEvictor.of(EVICTED_TO))
                        .process(new PathWindows.OfSize());
            case WINDOW_ALL ->
                source().windowAll(TumblingEventTimeWindows.of(SECOND)).process(new PathWindows.OfAll());
            case TUMBLING_POJO ->
                keyed().window(TumblingEventTimeWindows.of(SECOND))
                        .aggregate(new PathWindows.Statistics(), new PathWindows.AtEnd());
            case SESSION_AGGREGATE ->
                keyed().window(EventTimeSessionWindows.withGap(GAP))
                        .aggregate(new PathWindows.Statistics(), new PathWindows.AtEnd());
            default -> throw new IllegalArgumentException(task.workload().title() + " has a job of its own");
        };
    }

    private DataStream<Event> source() {
        WatermarkStrategy<Event> strategy = task.workload().isTimed()
                ? WatermarkStrategy.<Event>forBoundedOutOfOrderness(Duration.ofMillis(Generator.DISORDER_MILLIS))
                        .withTimestampAssigner((event, _) -> event.timestamp)
                : WatermarkStrategy.noWatermarks();
        return environment.fromSource(new FeedSource(task, 0), strategy, "feed");
    }

    private KeyedStream<Event, Long> keyed() {
        return source().keyBy(event -> event.key);
    }

    private SingleOutputStreamOperator<Event> listed(WindowAssigner<Object, TimeWindow> windows) {
        return keyed().window(windows).process(new PathWindows.OfList());
    }

    private DataStream<Event> unordered(long delayMillis, int capacity) {
        return AsyncDataStream.unorderedWait(
                source(), new PathFunctions.Lookup(delayMillis), CALL_TIMEOUT_SECONDS, TimeUnit.SECONDS, capacity);
    }

    private DataStream<Event> sideOutputs() {
        var split = source().process(new PathFunctions.Split());
        return split.union(
                split.getSideOutput(PathFunctions.Split.SECOND), split.getSideOutput(PathFunctions.Split.THIRD));
    }

    private DataStream<Event> stringKeys() {
        return source().map(event -> new Named(Texts.customer(event.key), event.value))
                .keyBy(named -> named.name)
                .process(new PathFunctions.CountNames());
    }

    private DataStream<Event> wordCount() {
        return source().map(Texts::line)
                .flatMap((String line, Collector<Tuple2<String, Integer>> out) -> {
                    for (var word : line.split(" ")) out.collect(Tuple2.of(word, 1));
                })
                .returns(Types.TUPLE(Types.STRING, Types.INT))
                .keyBy(count -> count.f0)
                .sum(1)
                .map(count -> new Event(count.f0.hashCode(), count.f1, 0));
    }

    private DataStream<Event> twoShuffles() {
        return keyed().process(new PathFunctions.Count())
                .map(count -> new Event(count.key % 1_000, 0, 0))
                .keyBy(event -> event.key)
                .process(new PathFunctions.Count());
    }
}
