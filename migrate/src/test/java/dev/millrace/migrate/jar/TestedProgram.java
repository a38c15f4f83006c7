package dev.millrace.migrate.jar;

import java.util.List;

/// Provides a typical Flink test: harnesses for a function with timers and for a custom operator, and a job with
/// that operator.
public final class TestedProgram {
    /// The result of the program's method `run`.
    public static final List<String> RESULTS = List.of(
            "Record @ 15 : a=2",
            "Watermark @ 15",
            "side [Record @ 15 : late a]",
            "entries 1, timers 1",
            "values [b=1]",
            "operator [x1, x2, end 2]",
            "job [end 50, end 50] 100 of 2");

    /// The class `shop.CountsTest`.
    public static final String SOURCE = """
        package shop;

        import java.util.*;
        import org.apache.flink.api.common.functions.OpenContext;
        import org.apache.flink.api.common.state.ValueState;
        import org.apache.flink.api.common.state.ValueStateDescriptor;
        import org.apache.flink.api.common.typeinfo.Types;
        import org.apache.flink.api.common.typeutils.base.StringSerializer;
        import org.apache.flink.runtime.testutils.MiniClusterResourceConfiguration;
        import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
        import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
        import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
        import org.apache.flink.streaming.api.operators.BoundedOneInput;
        import org.apache.flink.streaming.api.operators.KeyedProcessOperator;
        import org.apache.flink.streaming.api.operators.OneInputStreamOperator;
        import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
        import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
        import org.apache.flink.streaming.util.OneInputStreamOperatorTestHarness;
        import org.apache.flink.test.junit5.MiniClusterExtension;
        import org.apache.flink.util.CloseableIterator;
        import org.apache.flink.util.Collector;
        import org.apache.flink.util.OutputTag;
        import org.junit.jupiter.api.Test;
        import org.junit.jupiter.api.extension.RegisterExtension;

        public class CountsTest {
            @RegisterExtension
            static final MiniClusterExtension CLUSTER = new MiniClusterExtension(
                    new MiniClusterResourceConfiguration.Builder()
                            .setNumberTaskManagers(1)
                            .setNumberSlotsPerTaskManager(2)
                            .build());

            static final OutputTag<String> SIDE = new OutputTag<String>("side") {};

            static final List<String> seen = new ArrayList<>();

            static class Counts extends KeyedProcessFunction<String, String, String> {
                private transient ValueState<Integer> count;

                @Override
                public void open(OpenContext context) {
                    count = getRuntimeContext().getState(new ValueStateDescriptor<>("count", Types.INT));
                }

                @Override
                public void processElement(String word, Context context, Collector<String> out) throws Exception {
                    count.update(count.value() == null ? 1 : count.value() + 1);
                    context.timerService().registerEventTimeTimer(context.timestamp() / 10 * 10 + 15);
                }

                @Override
                public void onTimer(long time, OnTimerContext context, Collector<String> out) throws Exception {
                    out.collect(context.getCurrentKey() + "=" + count.value());
                    context.output(SIDE, "late " + context.getCurrentKey());
                    count.clear();
                }
            }

            static class Prefixing extends AbstractStreamOperator<String>
                    implements OneInputStreamOperator<Long, String>, BoundedOneInput {
                private final boolean isQuiet;
                private transient int count;

                Prefixing(boolean isQuiet) {
                    this.isQuiet = isQuiet;
                }

                @Override
                public void processElement(StreamRecord<Long> element) throws Exception {
                    count++;
                    if (!isQuiet) output.collect(element.replace("x" + element.getValue()));
                }

                @Override
                public void endInput() throws Exception {
                    output.collect(new StreamRecord<>("end " + count));
                }
            }

            @Test
            void functionWithTimers() throws Exception {
                try (KeyedOneInputStreamOperatorTestHarness<String, String, String> harness =
                        new KeyedOneInputStreamOperatorTestHarness<>(
                                new KeyedProcessOperator<>(new Counts()), word -> word, Types.STRING)) {
                    harness.open();
                    harness.processElement("a", 1);
                    harness.processElement(new StreamRecord<>("a", 2));
                    harness.processElement("b", 12);
                    harness.processWatermark(15);
                    for (Object each : harness.getOutput()) seen.add(each.toString());
                    seen.add("side " + harness.getSideOutput(SIDE));
                    seen.add("entries " + harness.numKeyedStateEntries() + ", timers " + harness.numEventTimeTimers());
                    harness.getOutput().clear();
                    harness.processWatermark(100);
                    seen.add("values " + harness.extractOutputValues());
                }
            }

            @Test
            void operator() throws Exception {
                OneInputStreamOperatorTestHarness<Long, String> harness =
                        new OneInputStreamOperatorTestHarness<>(new Prefixing(false));
                harness.setup(StringSerializer.INSTANCE);
                harness.open();
                harness.processElement(1L, 1);
                harness.processElement(2L, 2);
                harness.endInput();
                seen.add("operator " + harness.extractOutputValues());
                harness.close();
            }

            @Test
            void job() throws Exception {
                StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment();
                List<String> results = new ArrayList<>();
                try (CloseableIterator<String> all = env.fromSequence(1, 100)
                        .rebalance()
                        .transform("Prefixing", Types.STRING, new Prefixing(true))
                        .executeAndCollect()) {
                    all.forEachRemaining(results::add);
                }
                int sum = results.stream().mapToInt(end -> Integer.parseInt(end.substring(4))).sum();
                seen.add("job " + results + " " + sum + " of " + env.getParallelism());
            }

            public static List<String> run() throws Exception {
                seen.clear();
                CountsTest test = new CountsTest();
                test.functionWithTimers();
                test.operator();
                CLUSTER.beforeAll(null);
                try {
                    test.job();
                } finally {
                    CLUSTER.afterAll(null);
                }
                return seen;
            }
        }
        """;

    private TestedProgram() {}
}
