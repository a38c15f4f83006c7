package dev.millrace.migrate.jar;

import java.util.List;

/// Provides a typical Flink program: lambdas, a POJO, keyed state, timers, a side output and event time.
public final class OrdersProgram {
    /// The result of the program's method `run`.
    public static final List<String> RESULTS = List.of("shop0:198", "shop0=3366", "shop1=3234", "shop2=3300");

    /// The class `shop.Orders`.
    public static final String SOURCE = """
        package shop;

        import java.util.*;
        import org.apache.flink.api.common.eventtime.*;
        import org.apache.flink.api.common.functions.*;
        import org.apache.flink.api.common.state.*;
        import org.apache.flink.api.common.typeinfo.*;
        import org.apache.flink.api.java.tuple.*;
        import org.apache.flink.configuration.*;
        import org.apache.flink.streaming.api.datastream.*;
        import org.apache.flink.streaming.api.environment.*;
        import org.apache.flink.streaming.api.functions.*;
        import org.apache.flink.util.*;

        public class Orders {
            public static class Order {
                public String shop;
                public long amount;
                public Order() {}
                public Order(String shop, long amount) { this.shop = shop; this.amount = amount; }
            }

            static final OutputTag<String> LARGE = new OutputTag<String>("large") {};

            static class Totals extends KeyedProcessFunction<String, Order, Tuple2<String, Long>> {
                private transient ValueState<Long> total;

                @Override
                public void open(org.apache.flink.api.common.functions.OpenContext context) {
                    total = getRuntimeContext().getState(new ValueStateDescriptor<>("total", Types.LONG));
                }

                @Override
                public void processElement(Order order, Context context, Collector<Tuple2<String, Long>> out)
                        throws Exception {
                    Long before = total.value();
                    total.update(before == null ? order.amount : before + order.amount);
                    if (order.amount > 90) context.output(LARGE, order.shop + ":" + order.amount);
                    context.timerService().registerEventTimeTimer(Long.MAX_VALUE - 1);
                }

                @Override
                public void onTimer(long time, OnTimerContext context, Collector<Tuple2<String, Long>> out)
                        throws Exception {
                    out.collect(Tuple2.of(context.getCurrentKey(), total.value()));
                }
            }

            public static List<String> run() throws Exception {
                StreamExecutionEnvironment env =
                        StreamExecutionEnvironment.getExecutionEnvironment(new Configuration());
                env.setParallelism(2);
                List<Order> orders = new ArrayList<>();
                for (int i = 0; i < 100; i++) orders.add(new Order("shop" + i % 3, i));
                long factor = 2;
                SingleOutputStreamOperator<Tuple2<String, Long>> totals = env.fromData(orders)
                        .assignTimestampsAndWatermarks(WatermarkStrategy.<Order>forMonotonousTimestamps()
                                .withTimestampAssigner((order, before) -> order.amount))
                        .filter(order -> order.amount >= 0)
                        .map(order -> new Order(order.shop, order.amount * factor))
                        .keyBy(order -> order.shop)
                        .process(new Totals());
                List<String> results = new ArrayList<>();
                try (CloseableIterator<String> all = totals.map(total -> total.f0 + "=" + total.f1)
                        .union(totals.getSideOutput(LARGE).filter(large -> large.endsWith(":198")))
                        .executeAndCollect()) {
                    all.forEachRemaining(results::add);
                }
                Collections.sort(results);
                return results;
            }
        }
        """;

    private OrdersProgram() {}
}
