package dev.millrace.cli.console;

import dev.millrace.api.DataStream;
import dev.millrace.api.StreamExecutionEnvironment;
import dev.millrace.api.accumulator.LongCounter;
import dev.millrace.api.config.Configuration;
import dev.millrace.api.process.OpenContext;
import dev.millrace.api.process.RichMapFunction;
import dev.millrace.api.sink.DiscardingSink;
import dev.millrace.api.source.library.DataGeneratorSource;
import dev.millrace.api.source.rate.RateLimiterStrategy;
import dev.millrace.api.state.ListState;
import dev.millrace.api.state.ListStateDescriptor;

import dev.millrace.api.time.WatermarkStrategy;
import dev.millrace.api.type.TypeInformation;
import dev.millrace.api.window.assigner.TumblingEventTimeWindows;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/// Runs one of the jobs that the tour of the console looks at. The first argument selects the job, and the second one
/// changes its name. The tour packs this class and its inner classes into a jar.
public final class TourProgram {
    private static final System.Logger LOG = System.getLogger("tour");
    /// Looks like markup, ends attributes, reverses the direction of text, and is longer than any line.
    private static final String HOSTILE =
            "<script>window.hacked=1</script><img src=x onerror=\"window.hacked=2\">'\"&amp;"
                    + "\u202Eesrever\u202C{{7*7}}${7*7}";
    private static final String LONG = HOSTILE + "x".repeat(10_000);

    private TourProgram() {}

    /// Describes an order.
    public record Order(String customer, String item, double amount, long time) {}

    public static void main(String[] args) throws Exception {
        String kind = args[0];
        Configuration settings = new Configuration();
        settings.setString("execution.checkpointing.interval", "1 s");
        settings.setString("restart-strategy.type", kind.equals("failed") ? "none" : "fixed-delay");
        if (!kind.equals("failed")) {
            settings.setString("restart-strategy.fixed-delay.attempts", "1000000");
            settings.setString("restart-strategy.fixed-delay.delay", "1 s");
        }
        var env = StreamExecutionEnvironment.getExecutionEnvironment(settings);
        switch (kind) {
            case "running" -> running(env);
            case "pressed" -> pressed(env);
            case "failing", "failed" -> failing(env);
            case "hostile" -> hostile(env);
            default ->
                orders(env, "archived orders", 1_000, 1e6)
                        .sinkTo(new DiscardingSink<>())
                        .name("ledger");
        }
        env.execute(kind.equals("hostile") ? LONG : args.length > 1 ? args[1] : kind);
    }

    private static DataStream<Order> orders(StreamExecutionEnvironment env, String name, long count, double rate) {
        var source = new DataGeneratorSource<Order>(
                n -> new Order(
                        "customer-" + Math.floorMod(n * 7919, 500),
                        "item-" + Math.floorMod(n, 40),
                        Math.floorMod(n, 97) * 1.5,
                        System.currentTimeMillis()),
                count,
                RateLimiterStrategy.perSecond(rate),
                TypeInformation.of(Order.class));
        return env.fromSource(source, time(), name);
    }

    private static WatermarkStrategy<Order> time() {
        return WatermarkStrategy.<Order>forBoundedOutOfOrderness(Duration.ofMillis(500))
                .withTimestampAssigner((order, _) -> order.time);
    }

    /// Keeps up with its input, and has two sources, event time, growing state and accumulators. A partition of one
    /// source holds back the event time.
    private static void running(StreamExecutionEnvironment env) {
        env.setParallelism(2);
        orders(env, "web orders", Long.MAX_VALUE, 800)
                .union(env.fromSource(new TourPartitions(), time(), "shop orders", TypeInformation.of(Order.class)))
                .filter(order -> order.amount > 1)
                .name("without samples")
                .keyBy(Order::customer)
                .map(new Remember())
                .name("remember orders")
                .keyBy(Order::item)
                .window(TumblingEventTimeWindows.of(Duration.ofSeconds(1)))
                .reduce((a, b) -> new Order("all", a.item, a.amount + b.amount, Math.max(a.time, b.time)))
                .name("sales per second")
                .sinkTo(new DiscardingSink<>())
                .name("dashboard");
    }

    /// Lets its source wait for a slow operator, which receives most records at one subtask.
    private static void pressed(StreamExecutionEnvironment env) {
        env.setParallelism(2);
        orders(env, "click stream", Long.MAX_VALUE, 1e6)
                .keyBy(order -> order.time % 10 == 0 ? order.item : "most")
                .map(order -> {
                    LockSupport.parkNanos(300_000);
                    return order;
                })
                .name("ask the pricing service")
                .sinkTo(new DiscardingSink<>())
                .name("prices");
    }

    /// Fails again and again.
    private static void failing(StreamExecutionEnvironment env) {
        env.setParallelism(1);
        orders(env, "payments", Long.MAX_VALUE, 100)
                .map(order -> {
                    if (order.item.equals("item-39")) throw refused(order);
                    return order;
                })
                .name("book payment")
                .sinkTo(new DiscardingSink<>())
                .name("ledger");
    }

    private static RuntimeException refused(Order order) {
        var root = new IllegalArgumentException("the account of " + order.customer + " is closed");
        return new IllegalStateException("the payment cannot be booked", root);
    }

    /// Has texts that a careless page would run.
    private static void hostile(StreamExecutionEnvironment env) {
        env.setParallelism(1);
        var source = new DataGeneratorSource<String>(
                n -> n % 2 == 0 ? HOSTILE + n : LONG,
                Long.MAX_VALUE,
                RateLimiterStrategy.perSecond(20),
                TypeInformation.of(String.class));
        env.fromSource(source, WatermarkStrategy.noWatermarks(), HOSTILE)
                .rebalance()
                .map(text -> {
                    if (text.length() < 1_000) LOG.log(System.Logger.Level.WARNING, HOSTILE);
                    if (text.endsWith("50")) throw new IllegalArgumentException(LONG);
                    return text;
                })
                .setParallelism(2)
                .name(LONG)
                .sinkTo(new DiscardingSink<>())
                .name(HOSTILE);
    }

    /// Keeps the items of each customer.
    static final class Remember extends RichMapFunction<Order, Order> {
        private final LongCounter all = new LongCounter();
        private ListState<String> items;

        @Override
        public void open(OpenContext context) {
            items = getRuntimeContext().getListState(new ListStateDescriptor<>("items", String.class));
            getRuntimeContext().addAccumulator("orders", all);
        }

        @Override
        public Order map(Order order) throws Exception {
            items.add(order.item);
            all.add(1L);
            return order;
        }
    }
}
