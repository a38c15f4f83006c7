package dev.millrace.processor;

import dev.millrace.api.DataStream;
import dev.millrace.api.StreamExecutionEnvironment;
import dev.millrace.api.config.Configuration;
import dev.millrace.api.config.StateBackendOptions;
import dev.millrace.api.config.StateRecoveryOptions;
import dev.millrace.api.execution.JobClient;
import dev.millrace.api.execution.SavepointFormatType;
import dev.millrace.api.function.AggregateFunction;
import dev.millrace.api.function.MapFunction;
import dev.millrace.api.process.BroadcastProcessFunction;
import dev.millrace.api.process.KeyedProcessFunction;
import dev.millrace.api.process.OpenContext;
import dev.millrace.api.sink.DiscardingSink;
import dev.millrace.api.source.legacy.SourceFunction;
import dev.millrace.api.state.CheckpointedFunction;
import dev.millrace.api.state.FunctionInitializationContext;
import dev.millrace.api.state.FunctionSnapshotContext;
import dev.millrace.api.state.ListState;
import dev.millrace.api.state.ListStateDescriptor;
import dev.millrace.api.state.MapState;
import dev.millrace.api.state.MapStateDescriptor;
import dev.millrace.api.state.ReducingState;
import dev.millrace.api.state.ReducingStateDescriptor;
import dev.millrace.api.state.ValueState;
import dev.millrace.api.state.ValueStateDescriptor;
import dev.millrace.api.time.stream.Watermark;
import dev.millrace.api.tuple.Tuple2;
import dev.millrace.api.type.Types;
import dev.millrace.api.util.Collector;
import dev.millrace.api.window.TimeWindow;
import dev.millrace.api.window.Window;
import dev.millrace.api.window.assigner.EventTimeSessionWindows;
import dev.millrace.api.window.assigner.SlidingEventTimeWindows;
import dev.millrace.api.window.assigner.TumblingEventTimeWindows;
import dev.millrace.api.window.evictor.CountEvictor;
import dev.millrace.api.window.function.ProcessWindowFunction;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/// Runs a job with state of every kind, and takes a savepoint when the job has processed all records.
final class Shop {
    static final int KEYS = 40;
    static final int COUNT = 8;
    static final long RECORDS = 2_000;
    /// The last watermark; windows that end later are open.
    static final long WATERMARK = 1_500;

    static final ValueStateDescriptor<Long> SUM = new ValueStateDescriptor<>("sum", Types.LONG);
    static final ListStateDescriptor<Long> ALL = new ListStateDescriptor<>("all", Types.LONG);
    static final MapStateDescriptor<String, Long> COUNTS = new MapStateDescriptor<>("counts", Types.STRING, Types.LONG);
    static final ReducingStateDescriptor<Long> MOST = new ReducingStateDescriptor<>("most", Math::max, Types.LONG);
    static final ListStateDescriptor<Long> SEEN = new ListStateDescriptor<>("seen", Types.LONG);
    static final ListStateDescriptor<String> NAMES = new ListStateDescriptor<>("names", Types.STRING);
    static final MapStateDescriptor<String, Long> RULES = new MapStateDescriptor<>("rules", Types.STRING, Types.LONG);
    static final long FAR_OFF = 9_000_000_000_000L;

    private static final AtomicLong ARRIVED = new AtomicLong();

    private Shop() {}

    static String key(long number) {
        return "key " + number % KEYS;
    }

    /// Emits numbers whose timestamps are the numbers themselves, then a watermark, and then waits until the job
    /// is stopped.
    private static final class Numbers implements SourceFunction<Long> {
        private static final long serialVersionUID = 1L;
        private volatile boolean isStopped;
        private final boolean hasWatermark;

        Numbers(boolean hasWatermark) {
            this.hasWatermark = hasWatermark;
        }

        @Override
        public void run(SourceContext<Long> context) {
            for (long number = 0; number < RECORDS; number++) context.collectWithTimestamp(number, number);
            if (hasWatermark) context.emitWatermark(new Watermark(WATERMARK));
            while (!isStopped) Thread.onSpinWait();
        }

        @Override
        public void cancel() {
            isStopped = true;
        }
    }

    private static final class Totals extends KeyedProcessFunction<String, Long, String> {
        private static final long serialVersionUID = 1L;
        private transient ValueState<Long> sum;
        private transient ListState<Long> all;
        private transient MapState<String, Long> counts;
        private transient ReducingState<Long> most;

        @Override
        public void open(OpenContext context) {
            sum = getRuntimeContext().getState(SUM);
            all = getRuntimeContext().getListState(ALL);
            counts = getRuntimeContext().getMapState(COUNTS);
            most = getRuntimeContext().getReducingState(MOST);
        }

        @Override
        public void processElement(Long value, Context context, Collector<String> out) throws Exception {
            sum.update((sum.value() == null ? 0 : sum.value()) + value);
            if (value < 200) all.add(value);
            String kind = value % 3 == 0 ? "fizz" : "plain";
            counts.put(kind, (counts.contains(kind) ? counts.get(kind) : 0) + 1);
            most.add(value);
            if (value < KEYS) {
                context.timerService().registerEventTimeTimer(FAR_OFF + value);
                context.timerService().registerProcessingTimeTimer(FAR_OFF + 2 * value);
            }
            ARRIVED.incrementAndGet();
        }
    }

    static final class Mean implements AggregateFunction<Long, Tuple2<Long, Long>, Double> {
        private static final long serialVersionUID = 1L;

        @Override
        public Tuple2<Long, Long> createAccumulator() {
            return Tuple2.of(0L, 0L);
        }

        @Override
        public Tuple2<Long, Long> add(Long value, Tuple2<Long, Long> kept) {
            return Tuple2.of(kept.f0 + value, kept.f1 + 1);
        }

        @Override
        public Double getResult(Tuple2<Long, Long> kept) {
            return (double) kept.f0 / kept.f1;
        }

        @Override
        public Tuple2<Long, Long> merge(Tuple2<Long, Long> one, Tuple2<Long, Long> other) {
            return Tuple2.of(one.f0 + other.f0, one.f1 + other.f1);
        }
    }

    /// Keeps state per window and per key.
    private static final class Lists extends ProcessWindowFunction<Long, String, String, TimeWindow> {
        private static final long serialVersionUID = 1L;

        @Override
        public void process(String key, Context context, Iterable<Long> records, Collector<String> out)
                throws Exception {
            ValueState<Long> fired = context.globalState().getState(new ValueStateDescriptor<>("fired", Types.LONG));
            fired.update((fired.value() == null ? 0 : fired.value()) + 1);
            context.windowState()
                    .getState(new ValueStateDescriptor<>("end", Types.LONG))
                    .update(context.window().getEnd());
        }
    }

    private static final class Remembering implements MapFunction<Long, Long>, CheckpointedFunction {
        private static final long serialVersionUID = 1L;
        private final List<Long> own = new ArrayList<>();
        private transient ListState<Long> seen;
        private transient ListState<String> names;

        @Override
        public Long map(Long value) {
            if (value % 100 == 0) own.add(value);
            return value;
        }

        @Override
        public void snapshotState(FunctionSnapshotContext context) throws Exception {
            seen.update(own);
            names.clear();
            if (!own.isEmpty()) names.add("of " + own.size());
        }

        @Override
        public void initializeState(FunctionInitializationContext context) throws Exception {
            seen = context.getOperatorStateStore().getListState(SEEN);
            names = context.getOperatorStateStore().getUnionListState(NAMES);
            seen.get().forEach(own::add);
        }
    }

    private static final class Ruled extends BroadcastProcessFunction<Long, Long, Long> {
        private static final long serialVersionUID = 1L;

        @Override
        public void processElement(Long value, ReadOnlyContext context, Collector<Long> out) {
            out.collect(value);
        }

        @Override
        public void processBroadcastElement(Long value, Context context, Collector<Long> out) throws Exception {
            context.getBroadcastState(RULES).put("rule " + value % 7, value);
        }
    }

    static StreamExecutionEnvironment environment(int parallelism, String store, String from) {
        Configuration configuration = new Configuration();
        configuration.set(StateBackendOptions.STATE_BACKEND, store);
        if (store.equals("rocksdb")) configuration.setString("millrace.state.entries-in-memory", "5");
        if (from != null) configuration.set(StateRecoveryOptions.SAVEPOINT_PATH, from);
        return StreamExecutionEnvironment.createLocalEnvironment(parallelism, configuration);
    }

    /// Runs the job, and stops it with a savepoint when it has processed all records.
    static String savepoint(StreamExecutionEnvironment env, Path directory) throws Exception {
        ARRIVED.set(0);
        DataStream<Long> numbers = env.addSource(new Numbers(true), Types.LONG).uid("numbers");
        DataStream<Long> rules = env.addSource(new Numbers(false), Types.LONG).uid("rules source");
        numbers.keyBy(Shop::key).process(new Totals()).uid("totals").sinkTo(new DiscardingSink<>());
        numbers.rebalance().map(new Remembering()).uid("remembering").sinkTo(new DiscardingSink<>());
        numbers.connect(rules.broadcast(RULES))
                .process(new Ruled())
                .uid("ruled")
                .sinkTo(new DiscardingSink<>());
        numbers.keyBy(Shop::key)
                .window(TumblingEventTimeWindows.of(Duration.ofMillis(200)))
                .aggregate(new Mean())
                .uid("tumbling")
                .sinkTo(new DiscardingSink<>());
        numbers.keyBy(Shop::key)
                .window(SlidingEventTimeWindows.of(Duration.ofMillis(300), Duration.ofMillis(100)))
                .reduce(Long::sum)
                .uid("sliding")
                .sinkTo(new DiscardingSink<>());
        numbers.keyBy(Shop::key)
                .window(EventTimeSessionWindows.withGap(Duration.ofMillis(50)))
                .reduce(Long::sum)
                .uid("sessions")
                .sinkTo(new DiscardingSink<>());
        numbers.keyBy(Shop::key)
                .window(EventTimeSessionWindows.withGap(Duration.ofMillis(30)))
                .allowedLateness(Duration.ofMillis(1))
                .reduce(Long::sum)
                .uid("merging")
                .sinkTo(new DiscardingSink<>());
        numbers.keyBy(Shop::key)
                .window(TumblingEventTimeWindows.of(Duration.ofMillis(200)))
                .allowedLateness(Duration.ofMillis(300))
                .process(new Lists())
                .uid("lists")
                .sinkTo(new DiscardingSink<>());
        numbers.keyBy(Shop::key)
                .window(TumblingEventTimeWindows.of(Duration.ofMillis(200)))
                .evictor(CountEvictor.of(2))
                .reduce(Long::sum)
                .uid("evicting")
                .sinkTo(new DiscardingSink<>());
        lists(numbers);
        JobClient job = env.executeAsync("shop");
        while (ARRIVED.get() < RECORDS) Thread.onSpinWait();
        return job.stopWithSavepoint(false, directory.toString(), SavepointFormatType.CANONICAL)
                .get(30, TimeUnit.SECONDS);
    }

    /// Adds session windows and count windows.
    private static void lists(DataStream<Long> numbers) {
        numbers.keyBy(Shop::key)
                .window(EventTimeSessionWindows.withGap(Duration.ofMillis(50)))
                .apply(Shop::ignored)
                .returns(Types.LONG)
                .uid("session lists")
                .sinkTo(new DiscardingSink<>());
        numbers.keyBy(Shop::key)
                .countWindow(COUNT)
                .apply(Shop::ignored)
                .returns(Types.LONG)
                .uid("counted lists")
                .sinkTo(new DiscardingSink<>());
        numbers.keyBy(Shop::key)
                .countWindow(COUNT)
                .reduce(Long::sum)
                .uid("counted sums")
                .sinkTo(new DiscardingSink<>());
    }

    private static void ignored(String key, Window window, Iterable<Long> numbers, Collector<Long> out) {
        // The test reads the windows' content, not their results.
    }
}
