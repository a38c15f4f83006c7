package dev.millrace.compat;

/// Contains a job for Flink 2 with many features in one program. Its results do not depend on the order in which
/// subtasks run. The job prints one line for each result.
final class FeaturesProgram {
    static final String MAIN_CLASS = "features.Features";

    static final String SOURCE = """
        package features;

        import java.io.*;
        import java.nio.charset.StandardCharsets;
        import java.time.Duration;
        import java.util.*;
        import java.util.concurrent.CompletableFuture;
        import org.apache.flink.api.common.eventtime.*;
        import org.apache.flink.api.common.functions.*;
        import org.apache.flink.api.common.state.*;
        import org.apache.flink.api.common.typeinfo.*;
        import org.apache.flink.api.connector.sink2.*;
        import org.apache.flink.api.connector.source.*;
        import org.apache.flink.api.java.tuple.*;
        import org.apache.flink.configuration.*;
        import org.apache.flink.core.io.*;
        import org.apache.flink.streaming.api.datastream.*;
        import org.apache.flink.streaming.api.environment.*;
        import org.apache.flink.streaming.api.functions.*;
        import org.apache.flink.streaming.api.functions.co.*;
        import org.apache.flink.streaming.api.windowing.assigners.*;
        import org.apache.flink.streaming.api.windowing.triggers.*;
        import org.apache.flink.streaming.api.windowing.windows.*;
        import org.apache.flink.util.*;

        public class Features {
            static final long EVENTS = 600;

            public static class Event {
                public long id;
                public String user;
                public long at;
                public Map<String, Integer> tags = new HashMap<>();
                public Event() {}
                public Event(long id) {
                    this.id = id;
                    this.user = "user" + id % 7;
                    this.at = id * 10 - id % 4 * 15;
                    tags.put("tag" + id % 3, (int) id);
                }
            }

            /** Without a constructor that a serializer could call. */
            public static final class Money {
                final long cents;
                Money(long cents) { this.cents = cents; }
                Money plus(Money other) { return new Money(cents + other.cents); }
            }

            // ---- a source of its own

            public static class Range implements SourceSplit {
                final long from;
                final long to;
                Range(long from, long to) { this.from = from; this.to = to; }
                @Override public String splitId() { return from + "-" + to; }
            }

            public static class Ranges implements SimpleVersionedSerializer<Range> {
                @Override public int getVersion() { return 1; }
                @Override public byte[] serialize(Range range) {
                    return (range.from + ":" + range.to).getBytes(StandardCharsets.UTF_8);
                }
                @Override public Range deserialize(int version, byte[] bytes) {
                    String[] parts = new String(bytes, StandardCharsets.UTF_8).split(":");
                    return new Range(Long.parseLong(parts[0]), Long.parseLong(parts[1]));
                }
            }

            public static class Nothing implements SimpleVersionedSerializer<Void> {
                @Override public int getVersion() { return 1; }
                @Override public byte[] serialize(Void nothing) { return new byte[0]; }
                @Override public Void deserialize(int version, byte[] bytes) { return null; }
            }

            public static class Events implements Source<Event, Range, Void> {
                @Override public Boundedness getBoundedness() { return Boundedness.BOUNDED; }
                @Override public SplitEnumerator<Range, Void> createEnumerator(SplitEnumeratorContext<Range> context) {
                    return new Handing(context);
                }
                @Override public SplitEnumerator<Range, Void> restoreEnumerator(
                        SplitEnumeratorContext<Range> context, Void nothing) {
                    return new Handing(context);
                }
                @Override public SimpleVersionedSerializer<Range> getSplitSerializer() { return new Ranges(); }
                @Override public SimpleVersionedSerializer<Void> getEnumeratorCheckpointSerializer() { return new Nothing(); }
                @Override public SourceReader<Event, Range> createReader(SourceReaderContext context) {
                    return new Reading(context);
                }
            }

            static class Handing implements SplitEnumerator<Range, Void> {
                private final SplitEnumeratorContext<Range> context;
                private final Deque<Range> left = new ArrayDeque<>();
                Handing(SplitEnumeratorContext<Range> context) {
                    this.context = context;
                    for (long from = 0; from < EVENTS; from += 200) left.add(new Range(from, from + 200));
                }
                @Override public void start() {}
                @Override public void handleSplitRequest(int subtask, String host) {
                    Range next = left.poll();
                    if (next == null) context.signalNoMoreSplits(subtask);
                    else context.assignSplit(next, subtask);
                }
                @Override public void addSplitsBack(List<Range> splits, int subtask) { left.addAll(splits); }
                @Override public void addReader(int subtask) {}
                @Override public Void snapshotState(long checkpoint) { return null; }
                @Override public void close() {}
            }

            static class Reading implements SourceReader<Event, Range> {
                private final SourceReaderContext context;
                private final Deque<Range> splits = new ArrayDeque<>();
                private CompletableFuture<Void> available = new CompletableFuture<>();
                private boolean isLast;
                private long next = -1;
                Reading(SourceReaderContext context) { this.context = context; }
                @Override public void start() { context.sendSplitRequest(); }
                @Override public InputStatus pollNext(ReaderOutput<Event> output) {
                    Range range = splits.peek();
                    if (range == null) {
                        if (isLast) return InputStatus.END_OF_INPUT;
                        available = new CompletableFuture<>();
                        return InputStatus.NOTHING_AVAILABLE;
                    }
                    if (next < range.from) next = range.from;
                    output.collect(new Event(next++));
                    if (next == range.to) {
                        splits.remove();
                        next = -1;
                        if (splits.isEmpty()) context.sendSplitRequest();
                    }
                    return InputStatus.MORE_AVAILABLE;
                }
                @Override public List<Range> snapshotState(long checkpoint) { return new ArrayList<>(splits); }
                @Override public CompletableFuture<Void> isAvailable() { return available; }
                @Override public void addSplits(List<Range> more) { splits.addAll(more); available.complete(null); }
                @Override public void notifyNoMoreSplits() { isLast = true; available.complete(null); }
                @Override public void close() {}
            }

            // ---- a sink of its own

            public static class Lines implements Sink<String> {
                private final String name;
                Lines(String name) { this.name = name; }
                @Override public SinkWriter<String> createWriter(WriterInitContext context) {
                    return new SinkWriter<String>() {
                        private final List<String> held = new ArrayList<>();
                        @Override public void write(String line, Context context) { held.add(line); }
                        @Override public void flush(boolean isEnd) {
                            synchronized (System.out) {
                                for (String line : held) System.out.println("(" + name + " " + line + ")");
                            }
                            held.clear();
                        }
                        @Override public void close() {}
                    };
                }
            }

            // ---- functions

            static class Visits extends KeyedProcessFunction<String, Event, String> {
                static final OutputTag<String> EVERY_TENTH = new OutputTag<String>("every tenth") {};
                private transient ValueState<Event> last;
                private transient MapState<String, Long> perTag;
                private transient ListState<Long> ids;

                @Override public void open(OpenContext context) {
                    last = getRuntimeContext().getState(new ValueStateDescriptor<>("last", Event.class));
                    perTag = getRuntimeContext().getMapState(new MapStateDescriptor<>("tags", Types.STRING, Types.LONG));
                    ids = getRuntimeContext().getListState(new ListStateDescriptor<>("ids", Types.LONG));
                }
                @Override public void processElement(Event event, Context context, Collector<String> out) throws Exception {
                    Event before = last.value();
                    if (before == null || before.at < event.at) last.update(event);
                    for (String tag : event.tags.keySet()) {
                        Long count = perTag.get(tag);
                        perTag.put(tag, count == null ? 1 : count + 1);
                    }
                    ids.add(event.id);
                    if (event.id % 10 == 0) context.output(EVERY_TENTH, event.user + " " + event.id);
                    context.timerService().registerEventTimeTimer(EVENTS * 20);
                }
                @Override public void onTimer(long time, OnTimerContext context, Collector<String> out) throws Exception {
                    long sum = 0;
                    for (long id : ids.get()) sum += id;
                    TreeMap<String, Long> tags = new TreeMap<>();
                    for (Map.Entry<String, Long> entry : perTag.entries()) tags.put(entry.getKey(), entry.getValue());
                    out.collect(context.getCurrentKey() + " " + last.value().id + " " + tags + " " + sum + " at " + time);
                }
            }

            static class Ruled extends KeyedBroadcastProcessFunction<String, Event, Tuple2<String, Integer>, String> {
                static final MapStateDescriptor<String, Integer> RULES =
                        new MapStateDescriptor<>("rules", Types.STRING, Types.INT);
                private transient ReducingState<Long> sum;
                @Override public void open(OpenContext context) {
                    sum = getRuntimeContext().getReducingState(new ReducingStateDescriptor<>("sum", Long::sum, Types.LONG));
                }
                @Override public void processElement(Event event, ReadOnlyContext context, Collector<String> out) throws Exception {
                    sum.add(event.id);
                    context.timerService().registerEventTimeTimer(Long.MAX_VALUE - 1);
                }
                @Override public void processBroadcastElement(Tuple2<String, Integer> rule, Context context, Collector<String> out)
                        throws Exception {
                    context.getBroadcastState(RULES).put(rule.f0, rule.f1);
                }
                @Override public void onTimer(long time, OnTimerContext context, Collector<String> out) throws Exception {
                    Integer factor = context.getBroadcastState(RULES).get(context.getCurrentKey());
                    if (factor != null) out.collect(context.getCurrentKey() + " " + sum.get() * factor);
                }
            }

            static class Threes extends Trigger<Object, TimeWindow> {
                private final ReducingStateDescriptor<Long> count =
                        new ReducingStateDescriptor<>("count", (a, b) -> a + b, Types.LONG);
                @Override public TriggerResult onElement(Object element, long time, TimeWindow window, TriggerContext context)
                        throws Exception {
                    context.registerEventTimeTimer(window.maxTimestamp());
                    ReducingState<Long> counted = context.getPartitionedState(count);
                    counted.add(1L);
                    return TriggerResult.CONTINUE;
                }
                @Override public TriggerResult onProcessingTime(long time, TimeWindow window, TriggerContext context) {
                    return TriggerResult.CONTINUE;
                }
                @Override public TriggerResult onEventTime(long time, TimeWindow window, TriggerContext context) throws Exception {
                    Long counted = context.getPartitionedState(count).get();
                    return counted != null && counted % 3 == 0 ? TriggerResult.FIRE_AND_PURGE : TriggerResult.PURGE;
                }
                @Override public void clear(TimeWindow window, TriggerContext context) throws Exception {
                    context.getPartitionedState(count).clear();
                    context.deleteEventTimeTimer(window.maxTimestamp());
                }
            }

            static class Both extends KeyedCoProcessFunction<String, Event, Tuple2<String, Integer>, String> {
                private transient AggregatingState<Long, Long> most;
                private transient ValueState<Integer> given;
                @Override public void open(OpenContext context) {
                    most = getRuntimeContext().getAggregatingState(new AggregatingStateDescriptor<>("most", new Most(), Types.LONG));
                    given = getRuntimeContext().getState(new ValueStateDescriptor<>("given", Integer.class));
                }
                @Override public void processElement1(Event event, Context context, Collector<String> out) throws Exception {
                    most.add(event.id);
                    context.timerService().registerEventTimeTimer(Long.MAX_VALUE - 1);
                }
                @Override public void processElement2(Tuple2<String, Integer> pair, Context context, Collector<String> out)
                        throws Exception {
                    given.update(pair.f1);
                    context.timerService().registerEventTimeTimer(Long.MAX_VALUE - 1);
                }
                @Override public void onTimer(long time, OnTimerContext context, Collector<String> out) throws Exception {
                    out.collect(context.getCurrentKey() + " " + most.get() + " " + given.value());
                }
            }

            static class Most implements AggregateFunction<Long, Long, Long> {
                @Override public Long createAccumulator() { return 0L; }
                @Override public Long add(Long value, Long most) { return Math.max(value, most); }
                @Override public Long getResult(Long most) { return most; }
                @Override public Long merge(Long a, Long b) { return Math.max(a, b); }
            }

            public static void main(String[] arguments) throws Exception {
                Configuration configuration = new Configuration();
                configuration.set(PipelineOptions.SERIALIZATION_CONFIG, List.of("features.Features$Money: {type: kryo}"));
                StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment(configuration);
                env.setParallelism(2);
                SingleOutputStreamOperator<Event> events = env
                        .fromSource(new Events(), WatermarkStrategy.noWatermarks(), "events", TypeInformation.of(Event.class))
                        .uid("events")
                        .assignTimestampsAndWatermarks(WatermarkStrategy
                                .<Event>forBoundedOutOfOrderness(Duration.ofSeconds(100))
                                .withTimestampAssigner((event, before) -> event.at));
                KeyedStream<Event, String> byUser = events.keyBy(event -> event.user);
                DataStream<Tuple2<String, Integer>> rules = env.fromData(
                        Tuple2.of("user1", 10), Tuple2.of("user3", 100), Tuple2.of("nobody", 1));

                SingleOutputStreamOperator<String> visits = byUser.process(new Visits()).name("visits");
                visits.sinkTo(new Lines("visits"));
                visits.getSideOutput(Visits.EVERY_TENTH).sinkTo(new Lines("tenth"));
                byUser.connect(rules.broadcast(Ruled.RULES)).process(new Ruled()).sinkTo(new Lines("ruled"));
                byUser.connect(rules.keyBy(rule -> rule.f0)).process(new Both()).sinkTo(new Lines("both"));
                byUser.intervalJoin(events.filter(event -> event.id % 5 == 0).keyBy(event -> event.user))
                        .between(Duration.ofMillis(-200), Duration.ofMillis(200))
                        .process(new ProcessJoinFunction<Event, Event, String>() {
                            @Override public void processElement(Event left, Event right, Context context, Collector<String> out) {
                                out.collect(left.id + "~" + right.id + " at " + context.getTimestamp());
                            }
                        })
                        .sinkTo(new Lines("joined"));
                byUser.window(TumblingEventTimeWindows.of(Duration.ofMillis(300)))
                        .trigger(new Threes())
                        .aggregate(new AggregateFunction<Event, Long, Long>() {
                            @Override public Long createAccumulator() { return 0L; }
                            @Override public Long add(Event event, Long sum) { return sum + event.id; }
                            @Override public Long getResult(Long sum) { return sum; }
                            @Override public Long merge(Long a, Long b) { return a + b; }
                        }, new org.apache.flink.streaming.api.functions.windowing.ProcessWindowFunction<Long, String, String, TimeWindow>() {
                            @Override public void process(String user, Context context, Iterable<Long> sums, Collector<String> out) {
                                out.collect(user + " " + context.window().getStart() + " " + sums.iterator().next());
                            }
                        })
                        .sinkTo(new Lines("threes"));
                events.map(event -> Tuple2.of(event.user, new Money(event.id * 5)))
                        .returns(Types.TUPLE(Types.STRING, TypeInformation.of(Money.class)))
                        .keyBy(pair -> pair.f0)
                        .window(GlobalWindows.createWithEndOfStreamTrigger())
                        .reduce((a, b) -> Tuple2.of(a.f0, a.f1.plus(b.f1)))
                        .map(pair -> pair.f0 + " " + pair.f1.cents)
                        .sinkTo(new Lines("money"));
                env.execute("features");
            }
        }
        """;

    private FeaturesProgram() {}
}
