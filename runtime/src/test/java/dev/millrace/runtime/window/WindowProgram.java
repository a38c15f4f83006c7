package dev.millrace.runtime.window;

import dev.millrace.api.AllWindowedStream;
import dev.millrace.api.DataStream;
import dev.millrace.api.KeyedStream;
import dev.millrace.api.SingleOutputStreamOperator;
import dev.millrace.api.StreamExecutionEnvironment;
import dev.millrace.api.WindowedStream;
import dev.millrace.api.config.Configuration;
import dev.millrace.api.process.ProcessFunction;
import dev.millrace.api.type.OutputTag;
import dev.millrace.api.type.TypeInformation;
import dev.millrace.api.type.Types;
import dev.millrace.api.util.CloseableIterator;
import dev.millrace.api.util.Collector;
import dev.millrace.api.window.Evictor;
import dev.millrace.api.window.Trigger;
import dev.millrace.api.window.Window;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// Runs several cases over one script in one program. Each line of the results begins with the number of its case.
@SuppressWarnings({"unchecked", "rawtypes"})
final class WindowProgram {
    private final Script script;
    private final int parallelism;
    private final boolean isGeneralOnly;

    WindowProgram(Script script, int parallelism, boolean isGeneralOnly) {
        this.script = script;
        this.parallelism = parallelism;
        this.isGeneralOnly = isGeneralOnly;
    }

    List<String> run(List<WindowCase> cases) throws Exception {
        return run(cases, "STREAMING");
    }

    /// Runs the cases.
    ///
    /// @param mode the value of `execution.runtime-mode`
    List<String> run(List<WindowCase> cases, String mode) throws Exception {
        Configuration configuration = new Configuration();
        configuration.setString("execution.runtime-mode", mode);
        configuration.setString("millrace.windows.general-only", "" + isGeneralOnly);
        StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment(configuration);
        env.setParallelism(parallelism);
        DataStream<Event> events = env.fromData(script.events(), TypeInformation.of(Event.class))
                .setParallelism(1)
                .assignTimestampsAndWatermarks(Script.strategy())
                .setParallelism(1);
        DataStream<Long> ids = events.map(event -> event.id).setParallelism(1);
        List<DataStream<String>> all = new ArrayList<>();
        for (int number = 0; number < cases.size(); number++) {
            WindowCase each = cases.get(number);
            boolean isLong = each.function() == WindowCase.Function.REDUCE_LONG;
            add(all, number, each, isLong ? (DataStream) ids : events);
        }
        DataStream<String> lines =
                all.getFirst().union(all.subList(1, all.size()).toArray(DataStream[]::new));
        List<String> results = new ArrayList<>();
        try (CloseableIterator<String> each = lines.executeAndCollect()) {
            each.forEachRemaining(results::add);
        }
        return results;
    }

    /// Creates a harness for one case, without a job.
    WindowOperatorHarness harness(StreamExecutionEnvironment env, WindowCase windowCase) {
        return harness(env, windowCase, WindowOperatorHarness.Beginning.ALONE);
    }

    /// Creates a harness for one subtask of a case.
    WindowOperatorHarness harness(
            StreamExecutionEnvironment env, WindowCase windowCase, WindowOperatorHarness.Beginning beginning) {
        boolean isLong = windowCase.function() == WindowCase.Function.REDUCE_LONG;
        DataStream<?> input = isLong
                ? env.fromData(List.of(1L), Types.LONG)
                : env.fromData(script.events(), TypeInformation.of(Event.class));
        OutputTag late = new OutputTag<>("late", (TypeInformation) input.getType());
        OutputTag<?>[] tags = windowCase.lateSide()
                ? new OutputTag<?>[] {late, WindowFunctions.SIDE}
                : new OutputTag<?>[] {WindowFunctions.SIDE};
        return new WindowOperatorHarness(window(windowCase, input, late), isGeneralOnly, beginning, tags);
    }

    private <T> void add(List<DataStream<String>> all, int number, WindowCase windowCase, DataStream<T> input) {
        OutputTag<T> late = new OutputTag<>("late", input.getType());
        SingleOutputStreamOperator<?> results = windowCase.keying() == WindowCase.Keying.ALL
                ? windowAll(windowCase, input, late)
                : window(windowCase, input, late);
        results.name(number + " " + windowCase);
        all.add(stamped(results, number + " "));
        all.add(stamped(results.getSideOutput(WindowFunctions.SIDE), number + " "));
        if (windowCase.lateSide()) all.add(stamped(results.getSideOutput(late), number + " late "));
    }

    private static <T> DataStream<String> stamped(DataStream<T> stream, String prefix) {
        return stream.process(new Stamp<T>(prefix)).returns(Types.STRING);
    }

    private static final class Stamp<T> extends ProcessFunction<T, String> {
        private static final long serialVersionUID = 1L;

        private final String prefix;

        Stamp(String prefix) {
            this.prefix = prefix;
        }

        @Override
        public void processElement(T value, Context ctx, Collector<String> out) {
            Object shown = value instanceof List<?> ids ? WindowFunctions.text(ids, true) : value;
            out.collect(prefix + shown + " @" + ctx.timestamp());
        }
    }

    private SingleOutputStreamOperator<?> window(WindowCase c, DataStream input, OutputTag late) {
        long keys = script.keys();
        KeyedStream keyed = switch (c.keying()) {
            case LONG -> input.keyBy(value -> WindowCase.idOf(value) * 31 % keys, Types.LONG);
            case POJO ->
                input.keyBy(value -> new Spot(WindowCase.idOf(value) * 31 % keys), TypeInformation.of(Spot.class));
            default -> input.keyBy(value -> "k" + WindowCase.idOf(value) * 31 % keys, Types.STRING);
        };
        WindowedStream windowed = switch (c.kind()) {
            case COUNT -> keyed.countWindow(c.count());
            case SLIDING_COUNT -> keyed.countWindow(c.count(), c.slide());
            default -> keyed.window(c.assigner());
        };
        Trigger<Object, Window> trigger = c.namedTrigger();
        Evictor<Object, Window> evictor = c.namedEvictor();
        if (trigger != null) windowed.trigger(trigger);
        if (evictor != null) windowed.evictor(evictor);
        if (c.lateness() != 0) windowed.allowedLateness(Duration.ofMillis(c.lateness()));
        if (c.lateSide()) windowed.sideOutputLateData(late);
        return ends(c, windowed);
    }

    private static SingleOutputStreamOperator<?> ends(WindowCase c, WindowedStream windowed) {
        boolean sorts = c.kind().isSession();
        var apply = new WindowFunctions.Apply(sorts);
        var process = new WindowFunctions.Process(sorts, !sorts, c.hasCertainOrder());
        TypeInformation<List<Long>> list = Types.LIST(Types.LONG);
        return switch (c.function()) {
            case REDUCE -> windowed.reduce(new Plus(c.mayMutate()));
            case REDUCE_LONG -> windowed.reduce((a, b) -> (Long) a + (Long) b);
            case REDUCE_APPLY -> windowed.reduce(new Plus(c.mayMutate()), apply, Types.STRING);
            case REDUCE_PROCESS -> windowed.reduce(new Plus(c.mayMutate()), process, Types.STRING);
            case AGGREGATE ->
                c.count() % 2 == 0
                        ? windowed.aggregate(new WindowFunctions.GatherText(), Types.STRING, Types.STRING)
                        : windowed.aggregate(new WindowFunctions.Gather(), list, Types.STRING);
            case AGGREGATE_LONG -> windowed.aggregate(new WindowFunctions.SumIds());
            case AGGREGATE_ITSELF -> windowed.aggregate(new WindowFunctions.GatherItself(), list, list);
            case AGGREGATE_NULL_MERGE ->
                windowed.aggregate(new WindowFunctions.GatherWithoutMerge(), list, Types.STRING);
            case AGGREGATE_THROWING_MERGE ->
                windowed.aggregate(new WindowFunctions.GatherWithThrowingMerge(), list, Types.STRING);
            case AGGREGATE_APPLY -> windowed.aggregate(new WindowFunctions.Gather(), apply, list, Types.STRING);
            case AGGREGATE_PROCESS ->
                windowed.aggregate(new WindowFunctions.Gather(), process, list, Types.STRING, Types.STRING);
            case APPLY -> windowed.apply(apply, Types.STRING);
            case PROCESS -> windowed.process(process, Types.STRING);
        };
    }

    private SingleOutputStreamOperator<?> windowAll(WindowCase c, DataStream input, OutputTag late) {
        AllWindowedStream windowed = switch (c.kind()) {
            case COUNT -> input.countWindowAll(c.count());
            case SLIDING_COUNT -> input.countWindowAll(c.count(), c.slide());
            default -> input.windowAll(c.assigner());
        };
        Trigger<Object, Window> trigger = c.namedTrigger();
        Evictor<Object, Window> evictor = c.namedEvictor();
        if (trigger != null) windowed.trigger(trigger);
        if (evictor != null) windowed.evictor(evictor);
        if (c.lateness() != 0) windowed.allowedLateness(Duration.ofMillis(c.lateness()));
        if (c.lateSide()) windowed.sideOutputLateData(late);
        return ends(c, windowed);
    }

    private static SingleOutputStreamOperator<?> ends(WindowCase c, AllWindowedStream windowed) {
        boolean sorts = c.kind().isSession();
        var apply = new WindowFunctions.ApplyAll(sorts);
        var process = new WindowFunctions.ProcessAll(sorts, !sorts, c.hasCertainOrder());
        TypeInformation<List<Long>> list = Types.LIST(Types.LONG);
        return switch (c.function()) {
            case REDUCE -> windowed.reduce(new Plus(c.mayMutate()));
            case REDUCE_LONG -> windowed.reduce((a, b) -> (Long) a + (Long) b);
            case REDUCE_APPLY -> windowed.reduce(new Plus(c.mayMutate()), apply, Types.STRING);
            case REDUCE_PROCESS -> windowed.reduce(new Plus(c.mayMutate()), process, Types.STRING);
            case AGGREGATE ->
                c.count() % 2 == 0
                        ? windowed.aggregate(new WindowFunctions.GatherText(), Types.STRING, Types.STRING)
                        : windowed.aggregate(new WindowFunctions.Gather(), list, Types.STRING);
            case AGGREGATE_LONG -> windowed.aggregate(new WindowFunctions.SumIds());
            case AGGREGATE_ITSELF -> windowed.aggregate(new WindowFunctions.GatherItself(), list, list);
            case AGGREGATE_NULL_MERGE ->
                windowed.aggregate(new WindowFunctions.GatherWithoutMerge(), list, Types.STRING);
            case AGGREGATE_THROWING_MERGE ->
                windowed.aggregate(new WindowFunctions.GatherWithThrowingMerge(), list, Types.STRING);
            case AGGREGATE_APPLY -> windowed.aggregate(new WindowFunctions.Gather(), apply, list, Types.STRING);
            case AGGREGATE_PROCESS ->
                windowed.aggregate(new WindowFunctions.Gather(), process, list, Types.STRING, Types.STRING);
            case APPLY -> windowed.apply(apply, Types.STRING);
            case PROCESS -> windowed.process(process, Types.STRING);
        };
    }

    /// Adds two records, into its first argument or into a new record.
    private record Plus(boolean mutates) implements dev.millrace.api.function.ReduceFunction<Event> {
        @Override
        public Event reduce(Event one, Event other) {
            if (!mutates) return one.plus(other);
            one.sum += other.sum;
            one.count += other.count;
            return one;
        }
    }
}
