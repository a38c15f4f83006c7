package dev.millrace.bench.peers.jet;

import com.hazelcast.jet.Traverser;
import com.hazelcast.jet.Traversers;
import com.hazelcast.jet.accumulator.LongAccumulator;
import com.hazelcast.jet.aggregate.AggregateOperations;
import com.hazelcast.jet.datamodel.Tuple2;
import com.hazelcast.jet.pipeline.Pipeline;
import com.hazelcast.jet.pipeline.Sink;
import com.hazelcast.jet.pipeline.SinkBuilder;
import com.hazelcast.jet.pipeline.StreamStage;
import com.hazelcast.jet.pipeline.WindowDefinition;
import dev.millrace.bench.load.Event;
import dev.millrace.bench.load.Steps;
import dev.millrace.bench.load.Task;
import dev.millrace.bench.load.Workload;
import dev.millrace.bench.meter.Meter;
import dev.millrace.bench.meter.Tally;
import java.util.ArrayList;
import java.util.List;

/// Builds the pipelines of the workloads.
final class JetJobs {
    private final Task task;
    private final Pipeline pipeline = Pipeline.create();

    private JetJobs(Task task) {
        this.task = task;
    }

    /// Builds the task's pipeline.
    static Pipeline pipeline(Task task) {
        var jobs = new JetJobs(task);
        jobs.results().writeTo(sink(task));
        return jobs.pipeline;
    }

    private static Sink<Event> sink(Task task) {
        return SinkBuilder.sinkBuilder("tally", _ -> Meter.of(task).tally())
                .<Event>receiveFn(Tally::add)
                .destroyFn(Tally::finish)
                .preferredLocalParallelism(task.parallelism())
                .build();
    }

    private StreamStage<Event> results() {
        return switch (task.workload()) {
            case CHAIN -> chain();
            case KEYED, LATENCY -> counted();
            case TUMBLING -> summed(WindowDefinition.tumbling(Workload.WINDOW_MILLIS));
            case SLIDING -> summed(WindowDefinition.sliding(Workload.SLIDING_MILLIS, Workload.WINDOW_MILLIS));
            case SESSION -> sessions();
            case WINDOW_JOIN -> windowJoin();
            default ->
                throw new IllegalArgumentException(
                        "Jet has no task " + task.workload().title());
        };
    }

    private StreamStage<Event> source(int stream) {
        return FeedProcessor.stage(pipeline, task, stream);
    }

    private StreamStage<Event> chain() {
        return source(0)
                .map(event -> new Event(event.key, Steps.first(event.value), event.timestamp))
                .filter(event -> Steps.passes(event.value))
                .map(event -> new Event(event.key, Steps.second(event.key, event.value), event.timestamp));
    }

    private StreamStage<Event> counted() {
        boolean keepsTime = task.workload() == Workload.LATENCY;
        return source(0).groupingKey(event -> event.key).mapStateful(LongAccumulator::new, (count, key, event) -> {
            count.add(1);
            return new Event(key, count.get(), keepsTime ? event.timestamp : 0);
        });
    }

    private StreamStage<Event> summed(WindowDefinition windows) {
        return source(0)
                .groupingKey(event -> event.key)
                .window(windows)
                .aggregate(AggregateOperations.summingLong((Event event) -> event.value))
                .map(sum -> new Event(sum.key(), sum.result(), sum.end()));
    }

    /// Jet separates two events whose distance equals the gap, unlike the other engines, so its gap is one
    /// millisecond longer.
    private StreamStage<Event> sessions() {
        return summed(WindowDefinition.session(Workload.SESSION_GAP_MILLIS + 1))
                .map(sum -> new Event(sum.key, sum.value, sum.timestamp - 1));
    }

    private StreamStage<Event> windowJoin() {
        return source(0)
                .groupingKey(event -> event.key)
                .window(WindowDefinition.tumbling(Workload.WINDOW_MILLIS))
                .aggregate2(
                        AggregateOperations.<Event>toList(),
                        source(1).groupingKey(event -> event.key),
                        AggregateOperations.<Event>toList())
                .flatMap(window -> pairs(window.result()));
    }

    private static Traverser<Event> pairs(Tuple2<List<Event>, List<Event>> sides) {
        var pairs = new ArrayList<Event>();
        for (var left : sides.requiredF0()) {
            for (var right : sides.requiredF1()) {
                pairs.add(new Event(left.key, Steps.pair(left.value, right.value), 0));
            }
        }
        return Traversers.traverseIterable(pairs);
    }
}
