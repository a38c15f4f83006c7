package dev.millrace.compat;

/// Holds sources of programs that are written against Millrace. Their results do not depend on the order of records
/// of different keys.
final class ExportedPrograms {
    /// Counts words. Flink needs the type of the pairs, which Millrace determines itself.
    static final String WORD_COUNT = """
        package shop;

        import dev.millrace.api.StreamExecutionEnvironment;
        import dev.millrace.api.tuple.Tuple2;
        import dev.millrace.api.type.Types;

        public class WordCount {
            public static void main(String[] args) throws Exception {
                StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment();
                env.setParallelism(2);
                env.fromData("to be or not to be", "that is the question", "to sleep no more")
                        .<Tuple2<String, Integer>>flatMap((line, out) -> {
                            for (String word : line.split(" ")) out.collect(Tuple2.of(word, 1));
                        })
                        .uid("words")%s
                        .keyBy(pair -> pair.f0)
                        .sum(1)
                        .print();
                env.execute("word count");
            }
        }
        """;

    static final String WITH_TYPE = WORD_COUNT.formatted("\n.returns(Types.TUPLE(Types.STRING, Types.INT))");
    static final String WITHOUT_TYPE = WORD_COUNT.formatted("");

    /// Sums amounts in windows of event time, with an aggregate function, a window function and late records.
    static final String WINDOWS = """
        package shop;

        import dev.millrace.api.StreamExecutionEnvironment;
        import dev.millrace.api.function.AggregateFunction;
        import dev.millrace.api.window.function.ProcessWindowFunction;
        import dev.millrace.api.time.WatermarkStrategy;
        import dev.millrace.api.tuple.Tuple3;
        import dev.millrace.api.util.Collector;
        import dev.millrace.api.window.TimeWindow;
        import dev.millrace.api.window.assigner.SlidingEventTimeWindows;
        import java.time.Duration;
        import java.util.ArrayList;
        import java.util.List;

        public class Windows {
            public record Order(String customer, long amount, long time) {}

            public static class Sum implements AggregateFunction<Order, Long, Long> {
                public Long createAccumulator() {
                    return 0L;
                }

                public Long add(Order order, Long sum) {
                    return sum + order.amount();
                }

                public Long getResult(Long sum) {
                    return sum;
                }

                public Long merge(Long one, Long two) {
                    return one + two;
                }
            }

            public static class Named
                    extends ProcessWindowFunction<Long, Tuple3<String, Long, Long>, String, TimeWindow> {
                @Override
                public void process(String key, Context context, Iterable<Long> sums, Collector<Tuple3<String, Long, Long>> out) {
                    for (long sum : sums) out.collect(Tuple3.of(key, context.window().getEnd(), sum));
                }
            }

            public static void main(String[] args) throws Exception {
                StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment();
                env.setParallelism(2);
                List<Order> orders = new ArrayList<>();
                for (int i = 0; i < 500; i++) orders.add(new Order("c" + i % 7, i, 10L * i));
                env.fromData(orders)
                        .assignTimestampsAndWatermarks(WatermarkStrategy.<Order>forBoundedOutOfOrderness(Duration.ofMillis(50))
                                .withTimestampAssigner((order, before) -> order.time()))
                        .keyBy(Order::customer)
                        .window(SlidingEventTimeWindows.of(Duration.ofMillis(1000), Duration.ofMillis(500)))
                        .aggregate(new Sum(), new Named())
                        .print();
                env.execute("windows");
            }
        }
        """;

    /// Keeps values, lists and timers in RocksDB, with checkpoints.
    static final String ROCKSDB = """
        package shop;

        import dev.millrace.api.StreamExecutionEnvironment;
        import dev.millrace.api.config.Configuration;
        import dev.millrace.api.process.KeyedProcessFunction;
        import dev.millrace.api.process.OpenContext;
        import dev.millrace.api.state.ListState;
        import dev.millrace.api.state.ListStateDescriptor;
        import dev.millrace.api.state.MapState;
        import dev.millrace.api.state.MapStateDescriptor;
        import dev.millrace.api.state.ValueState;
        import dev.millrace.api.state.ValueStateDescriptor;
        import dev.millrace.api.tuple.Tuple2;
        import dev.millrace.api.util.Collector;

        public class Stateful {
            public static class Totals extends KeyedProcessFunction<Long, Long, Tuple2<Long, String>> {
                private transient ValueState<Long> sum;
                private transient ListState<Long> large;
                private transient MapState<Long, Integer> remainders;

                @Override
                public void open(OpenContext context) {
                    sum = getRuntimeContext().getState(new ValueStateDescriptor<>("sum", Long.class));
                    large = getRuntimeContext().getListState(new ListStateDescriptor<>("large", Long.class));
                    remainders = getRuntimeContext()
                            .getMapState(new MapStateDescriptor<>("remainders", Long.class, Integer.class));
                }

                @Override
                public void processElement(Long number, Context context, Collector<Tuple2<Long, String>> out)
                        throws Exception {
                    Long before = sum.value();
                    sum.update(before == null ? number : before + number);
                    if (number > 1900) large.add(number);
                    Integer seen = remainders.get(number % 3);
                    remainders.put(number % 3, seen == null ? 1 : seen + 1);
                    context.timerService().registerEventTimeTimer(Long.MAX_VALUE - 1);
                }

                @Override
                public void onTimer(long time, OnTimerContext context, Collector<Tuple2<Long, String>> out)
                        throws Exception {
                    long largest = 0;
                    for (long each : large.get()) largest = Math.max(largest, each);
                    String counts = remainders.get(0L) + "/" + remainders.get(1L) + "/" + remainders.get(2L);
                    out.collect(Tuple2.of(context.getCurrentKey(), sum.value() + " " + largest + " " + counts));
                }
            }

            public static void main(String[] args) throws Exception {
                Configuration configuration = new Configuration();
                configuration.setString("state.backend.type", "rocksdb");
                configuration.setString("execution.checkpointing.interval", "50ms");
                StreamExecutionEnvironment env =
                        StreamExecutionEnvironment.getExecutionEnvironment(configuration);
                env.setParallelism(2);
                env.fromSequence(1, 2000)
                        .keyBy(number -> number % 100)
                        .process(new Totals())
                        .print();
                env.execute("stateful");
            }
        }
        """;

    private ExportedPrograms() {}
}
