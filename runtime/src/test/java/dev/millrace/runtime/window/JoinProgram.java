package dev.millrace.runtime.window;

import dev.millrace.api.CoGroupedStreams;
import dev.millrace.api.DataStream;
import dev.millrace.api.JoinedStreams;
import dev.millrace.api.StreamExecutionEnvironment;
import dev.millrace.api.function.CoGroupFunction;
import dev.millrace.api.function.JoinFunction;
import dev.millrace.api.process.ProcessFunction;
import dev.millrace.api.type.TypeInformation;
import dev.millrace.api.type.Types;
import dev.millrace.api.util.Collector;
import java.time.Duration;

/// Describes joins of the two sides of a script.
@SuppressWarnings({"unchecked", "rawtypes"})
final class JoinProgram {
    private final long keys;
    private final DataStream<Event> left;
    private final DataStream<Event> right;

    JoinProgram(StreamExecutionEnvironment env, Script script) {
        this.keys = script.keys();
        DataStream<Event> events = env.fromData(script.events(), TypeInformation.of(Event.class))
                .setParallelism(1)
                .assignTimestampsAndWatermarks(Script.strategy())
                .setParallelism(1);
        this.left = events.filter(JoinOracle::isLeft).setParallelism(1);
        this.right = events.filter(event -> !JoinOracle.isLeft(event)).setParallelism(1);
    }

    DataStream<String> described(WindowCase windowCase, boolean isCoGroup) {
        return isCoGroup ? coGroup(windowCase) : join(windowCase);
    }

    private DataStream<String> join(WindowCase windowCase) {
        long count = keys;
        JoinedStreams.WithWindow joined = left.join(right)
                .where(event -> event.id * 31 % count, Types.LONG)
                .equalTo(event -> event.id * 31 % count, Types.LONG)
                .window((dev.millrace.api.window.WindowAssigner) windowCase.assigner());
        if (windowCase.namedTrigger() != null) joined.trigger(windowCase.namedTrigger());
        if (windowCase.namedEvictor() != null) joined.evictor(windowCase.namedEvictor());
        JoinFunction<Event, Event, String> function = (one, other) -> one + "-" + other;
        return joined.allowedLateness(Duration.ofMillis(windowCase.lateness())).apply(function, Types.STRING);
    }

    private DataStream<String> coGroup(WindowCase windowCase) {
        long count = keys;
        CoGroupedStreams.WithWindow grouped = left.coGroup(right)
                .where(event -> event.id * 31 % count, Types.LONG)
                .equalTo(event -> event.id * 31 % count, Types.LONG)
                .window((dev.millrace.api.window.WindowAssigner) windowCase.assigner());
        if (windowCase.namedTrigger() != null) grouped.trigger(windowCase.namedTrigger());
        if (windowCase.namedEvictor() != null) grouped.evictor(windowCase.namedEvictor());
        CoGroupFunction<Event, Event, String> function = (some, others, out) ->
                out.collect(WindowFunctions.text(some, true) + WindowFunctions.text(others, true));
        return grouped.allowedLateness(Duration.ofMillis(windowCase.lateness())).apply(function, Types.STRING);
    }

    DataStream<Event> left() {
        return left;
    }

    DataStream<Event> right() {
        return right;
    }

    /// Adds a prefix and the timestamp to each record.
    static DataStream<String> stamped(DataStream<String> stream, String prefix) {
        return stream.process(new Stamp(prefix));
    }

    private static final class Stamp extends ProcessFunction<String, String> {
        private static final long serialVersionUID = 1L;

        private final String prefix;

        Stamp(String prefix) {
            this.prefix = prefix;
        }

        @Override
        public void processElement(String value, Context ctx, Collector<String> out) {
            out.collect(prefix + value + " @" + ctx.timestamp());
        }
    }
}
