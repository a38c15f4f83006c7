package dev.millrace.compat;

/// Contains the job of [FeaturesProgram] in the API of Flink 1.x: source and sink functions, `Time`, extractors,
/// `open(Configuration)` and setters.
final class EarlierFeaturesProgram {
    static final String MAIN_CLASS = FeaturesProgram.MAIN_CLASS;

    private static final String IMPORTS = """
        import org.apache.flink.api.common.restartstrategy.RestartStrategies;
        import org.apache.flink.streaming.api.*;
        import org.apache.flink.streaming.api.checkpoint.CheckpointedFunction;
        import org.apache.flink.streaming.api.functions.sink.*;
        import org.apache.flink.streaming.api.functions.source.*;
        import org.apache.flink.streaming.api.functions.timestamps.BoundedOutOfOrdernessTimestampExtractor;
        import org.apache.flink.streaming.api.windowing.time.Time;
        import org.apache.flink.runtime.state.*;
        """;

    private static final String SOURCE_AND_SINK = """
            // ---- a source and a sink of its own

            public static class Events extends RichParallelSourceFunction<Event> implements CheckpointedFunction {
                private volatile boolean isRunning = true;
                private transient ListState<Long> kept;
                private long next;
                @Override public void open(Configuration parameters) throws Exception {
                    super.open(parameters);
                    next = getRuntimeContext().getIndexOfThisSubtask();
                }
                @Override public void run(SourceContext<Event> context) {
                    int step = getRuntimeContext().getNumberOfParallelSubtasks();
                    while (isRunning && next < EVENTS) {
                        synchronized (context.getCheckpointLock()) {
                            context.collect(new Event(next));
                            next += step;
                        }
                    }
                }
                @Override public void cancel() { isRunning = false; }
                @Override public void snapshotState(FunctionSnapshotContext context) throws Exception {
                    kept.clear();
                    kept.add(next);
                }
                @Override public void initializeState(FunctionInitializationContext context) throws Exception {
                    kept = context.getOperatorStateStore().getListState(new ListStateDescriptor<>("next", Types.LONG));
                }
            }

            public static class Lines extends RichSinkFunction<String> {
                private final String name;
                private transient List<String> held;
                Lines(String name) { this.name = name; }
                @Override public void open(Configuration parameters) throws Exception {
                    super.open(parameters);
                    held = new ArrayList<>();
                }
                @Override public void invoke(String line, Context context) { held.add(line); }
                @Override public void close() throws Exception {
                    synchronized (System.out) {
                        for (String line : held) System.out.println("(" + name + " " + line + ")");
                    }
                    super.close();
                }
            }

        """;

    private static final String MAIN = """
            static class Times extends BoundedOutOfOrdernessTimestampExtractor<Event> {
                Times() { super(Time.seconds(100)); }
                @Override public long extractTimestamp(Event event) { return event.at; }
            }

            public static void main(String[] arguments) throws Exception {
                StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment();
                env.setStreamTimeCharacteristic(TimeCharacteristic.EventTime);
                env.setRestartStrategy(RestartStrategies.noRestart());
                env.getConfig().registerKryoType(Money.class);
                env.setParallelism(2);
                SingleOutputStreamOperator<Event> events = env
                        .addSource(new Events(), "events", TypeInformation.of(Event.class))
                        .uid("events")
                        .assignTimestampsAndWatermarks(new Times());
                KeyedStream<Event, String> byUser = events.keyBy(event -> event.user);
                DataStream<Tuple2<String, Integer>> rules = env.fromElements(
                        Tuple2.of("user1", 10), Tuple2.of("user3", 100), Tuple2.of("nobody", 1));

                SingleOutputStreamOperator<String> visits = byUser.process(new Visits()).name("visits");
                visits.addSink(new Lines("visits"));
                visits.getSideOutput(Visits.EVERY_TENTH).addSink(new Lines("tenth"));
                byUser.connect(rules.broadcast(Ruled.RULES)).process(new Ruled()).addSink(new Lines("ruled"));
                byUser.connect(rules.keyBy(rule -> rule.f0)).process(new Both()).addSink(new Lines("both"));
                byUser.intervalJoin(events.filter(event -> event.id % 5 == 0).keyBy(event -> event.user))
                        .between(Time.milliseconds(-200), Time.milliseconds(200))
                        .process(new ProcessJoinFunction<Event, Event, String>() {
                            @Override public void processElement(Event left, Event right, Context context, Collector<String> out) {
                                out.collect(left.id + "~" + right.id + " at " + context.getTimestamp());
                            }
                        })
                        .addSink(new Lines("joined"));
                byUser.window(TumblingEventTimeWindows.of(Time.milliseconds(300)))
                        .trigger(new Threes())
                        .reduce((a, b) -> { Event sum = new Event(0); sum.user = a.user; sum.id = a.id + b.id; return sum; })
                        .map(sum -> sum.user + " " + sum.id)
                        .addSink(new Lines("threes"));
                events.map(event -> Tuple2.of(event.user, new Money(event.id * 5)))
                        .returns(Types.TUPLE(Types.STRING, TypeInformation.of(Money.class)))
                        .keyBy(0)
                        .window(SlidingEventTimeWindows.of(Time.seconds(2), Time.seconds(1)))
                        .allowedLateness(Time.milliseconds(1))
                        .reduce((a, b) -> Tuple2.of(a.f0, a.f1.plus(b.f1)))
                        .map(pair -> pair.f0 + " " + pair.f1.cents)
                        .addSink(new Lines("money"));
                env.execute("features");
            }
        }
        """;

    static final String SOURCE = source();

    private EarlierFeaturesProgram() {}

    private static String source() {
        String later = FeaturesProgram.SOURCE;
        String head = before(later, "    // ---- a source of its own")
                .replaceAll("import org\\.apache\\.flink\\.(api\\.connector\\..*|core\\.io\\.\\*);\n", "")
                .replaceFirst("import java.io", IMPORTS + "import java.io");
        String functions = before(
                        later.substring(later.indexOf("    // ---- functions")), "    public static void main")
                .replace("open(OpenContext context)", "open(Configuration parameters) throws Exception");
        return head + SOURCE_AND_SINK + functions + MAIN;
    }

    private static String before(String text, String end) {
        return text.substring(0, text.indexOf(end));
    }
}
