package dev.millrace.bench.peers.flink;

import dev.millrace.bench.load.Event;
import dev.millrace.bench.load.Generator;
import dev.millrace.bench.load.Steps;
import dev.millrace.bench.load.Task;
import dev.millrace.bench.load.Workload;
import java.time.Duration;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.KeyedStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.windowing.assigners.EventTimeSessionWindows;
import org.apache.flink.streaming.api.windowing.assigners.SlidingEventTimeWindows;
import org.apache.flink.streaming.api.windowing.assigners.TumblingEventTimeWindows;
import org.apache.flink.streaming.api.windowing.assigners.WindowAssigner;
import org.apache.flink.streaming.api.windowing.windows.TimeWindow;

/// Builds the pipelines of the workloads.
final class FlinkJobs {
    private static final Duration WINDOW = Duration.ofMillis(Workload.WINDOW_MILLIS);

    private final Task task;
    private final StreamExecutionEnvironment environment;

    FlinkJobs(Task task, StreamExecutionEnvironment environment) {
        this.task = task;
        this.environment = environment;
    }

    /// Builds the task's pipeline including its sink.
    void build() {
        results().sinkTo(new TallySink(task));
    }

    private DataStream<Event> results() {
        return switch (task.workload()) {
            case CHAIN -> chain();
            case KEYED, CHECKPOINTED, LATENCY -> keyed(0).process(new Functions.Count(task.workload()));
            case TUMBLING -> summed(TumblingEventTimeWindows.of(WINDOW));
            case SLIDING -> summed(SlidingEventTimeWindows.of(Duration.ofMillis(Workload.SLIDING_MILLIS), WINDOW));
            case SESSION -> summed(EventTimeSessionWindows.withGap(Duration.ofMillis(Workload.SESSION_GAP_MILLIS)));
            case WINDOW_JOIN -> windowJoin();
            case INTERVAL_JOIN -> intervalJoin();
            default -> throw new IllegalArgumentException(task.workload().title() + " has a job of its own");
        };
    }

    private DataStream<Event> source(int stream) {
        WatermarkStrategy<Event> strategy = task.workload().isTimed()
                ? WatermarkStrategy.<Event>forBoundedOutOfOrderness(Duration.ofMillis(Generator.DISORDER_MILLIS))
                        .withTimestampAssigner((event, _) -> event.timestamp)
                : WatermarkStrategy.noWatermarks();
        return environment.fromSource(new FeedSource(task, stream), strategy, "feed-" + stream);
    }

    private KeyedStream<Event, Long> keyed(int stream) {
        return source(stream).keyBy(event -> event.key);
    }

    private DataStream<Event> chain() {
        return source(0)
                .map(event -> new Event(event.key, Steps.first(event.value), event.timestamp))
                .filter(event -> Steps.passes(event.value))
                .map(event -> new Event(event.key, Steps.second(event.key, event.value), event.timestamp));
    }

    private DataStream<Event> summed(WindowAssigner<Object, TimeWindow> windows) {
        return keyed(0).window(windows).aggregate(new Functions.Sum(), new Functions.AtEnd());
    }

    private DataStream<Event> windowJoin() {
        return source(0)
                .join(source(1))
                .where(event -> event.key)
                .equalTo(event -> event.key)
                .window(TumblingEventTimeWindows.of(WINDOW))
                .apply(Functions::joined);
    }

    private DataStream<Event> intervalJoin() {
        var reach = Duration.ofMillis(Workload.INTERVAL_MILLIS);
        return keyed(0).intervalJoin(keyed(1)).between(reach.negated(), reach).process(new Functions.Pair());
    }
}
