package dev.millrace.bench.peers.flink;

import dev.millrace.bench.load.Event;
import dev.millrace.bench.load.Workload;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.flink.cep.CEP;
import org.apache.flink.cep.functions.PatternProcessFunction;
import org.apache.flink.cep.nfa.aftermatch.AfterMatchSkipStrategy;
import org.apache.flink.cep.pattern.Pattern;
import org.apache.flink.cep.pattern.conditions.SimpleCondition;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.KeyedStream;
import org.apache.flink.util.Collector;

/// Provides the patterns of `bench paths`.
@SuppressWarnings("NullAway") // the code is as users write it
final class PathPatterns {
    private static final int KINDS = 16;
    /// One event in this many starts a loop, and one ends it.
    private static final int LOOP = 256;
    private static final Duration TIME = Duration.ofSeconds(2);

    private PathPatterns() {}

    /// Returns the matches of a workload's pattern. The comparator makes the matches independent of the order in
    /// which events of one time arrive.
    static DataStream<Event> found(KeyedStream<Event, Long> events, Workload workload) {
        var pattern = workload == Workload.CEP_LOOP || workload == Workload.CEP_LOOP_ROCKSDB ? loop() : stages();
        return CEP.pattern(events, pattern, (left, right) -> Long.compare(left.value, right.value))
                .process(new Sum());
    }

    private static Pattern<Event, Event> stages() {
        return Pattern.<Event>begin("a")
                .where(of(0))
                .followedBy("b")
                .where(of(1))
                .followedBy("c")
                .where(of(2))
                .within(TIME);
    }

    private static Pattern<Event, Event> loop() {
        return Pattern.<Event>begin("a", AfterMatchSkipStrategy.skipPastLastEvent())
                .where(SimpleCondition.of(event -> event.value % LOOP == 0))
                .followedBy("b")
                .where(SimpleCondition.of(event -> event.value % LOOP > 1))
                .oneOrMore()
                .greedy()
                .followedBy("c")
                .where(SimpleCondition.of(event -> event.value % LOOP == 1));
    }

    private static SimpleCondition<Event> of(int kind) {
        return SimpleCondition.of(event -> event.value % KINDS == kind);
    }

    /// Sums the values of a match.
    static final class Sum extends PatternProcessFunction<Event, Event> {
        private static final long serialVersionUID = 1L;

        @Override
        public void processMatch(Map<String, List<Event>> match, Context context, Collector<Event> out) {
            long sum = 0;
            for (var events : match.values()) for (var event : events) sum = sum * 31 + event.value;
            out.collect(new Event(match.get("a").getFirst().key, sum, context.timestamp()));
        }
    }
}
