package dev.millrace.migrate.jar;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.api.function.MapFunction;
import java.io.InputStream;
import java.lang.classfile.ClassFile;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Programs against Flink's API, run on this one.
final class JobClassLoaderTest {
    @TempDir
    private Path directory;

    private CompiledProgram program(String name, String source) {
        return CompiledProgram.of(directory, Map.of(name, source));
    }

    @Test
    void a_program_with_lambdas_a_pojo_state_timers_and_a_side_output_runs() throws Exception {
        CompiledProgram program = program("shop.Orders", """
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
            """);
        assertThat(program.call("shop.Orders", "run"))
                .isEqualTo(List.of("shop0:198", "shop0=3366", "shop1=3234", "shop2=3300"));
    }

    @Test
    void names_in_strings_reflection_and_service_files_mean_our_classes() throws Exception {
        CompiledProgram program = program("names.Names", """
            package names;

            import java.util.*;
            import org.apache.flink.api.common.functions.MapFunction;

            public class Names implements MapFunction<String, String> {
                @Override
                public String map(String value) { return value + "!"; }

                public static List<Object> classes() throws Exception {
                    String built = "org.apache.flink.api.common." + new String("functions.") + "FilterFunction";
                    return List.of(
                            Class.forName("org.apache.flink.api.common.functions.MapFunction"),
                            Class.forName(built),
                            Class.forName(built, false, Names.class.getClassLoader()),
                            Names.class.getClassLoader().loadClass(built),
                            MapFunction.class);
                }

                public static List<Object> services() {
                    List<Object> found = new ArrayList<>();
                    for (MapFunction<?, ?> each : ServiceLoader.load(MapFunction.class)) found.add(each);
                    return found;
                }
            }
            """);
        program.add("META-INF/services/org.apache.flink.api.common.functions.MapFunction", "names.Names");
        assertThat((List<?>) program.call("names.Names", "classes"))
                .map(Object::toString)
                .containsExactly(
                        "interface dev.millrace.api.function.MapFunction",
                        "interface dev.millrace.api.function.FilterFunction",
                        "interface dev.millrace.api.function.FilterFunction",
                        "interface dev.millrace.api.function.FilterFunction",
                        "interface dev.millrace.api.function.MapFunction");
        assertThat((List<?>) program.call("names.Names", "services"))
                .singleElement()
                .isInstanceOf(MapFunction.class);
        try (JobClassLoader loader = program.loader()) {
            assertThat(ServiceLoader.load(MapFunction.class, loader)).hasSize(1);
        }
    }

    @Test
    void who_reads_a_class_file_of_the_program_finds_our_names() throws Exception {
        CompiledProgram program = program("files.Plus", """
            package files;

            public class Plus implements org.apache.flink.api.common.functions.MapFunction<Integer, Integer> {
                public Integer map(Integer value) { return value + 1; }
            }
            """);
        try (JobClassLoader loader = program.loader();
                InputStream bytes = Class.forName("files.Plus", false, loader).getResourceAsStream("Plus.class")) {
            assertThat(ClassFile.of().parse(bytes.readAllBytes()).interfaces())
                    .map(each -> each.asInternalName())
                    .containsExactly("dev/millrace/api/function/MapFunction");
        }
    }

    @Test
    void the_programs_own_libraries_come_before_the_engines() throws Exception {
        CompiledProgram program = program("org.assertj.core.api.Assertions", """
            package org.assertj.core.api;

            public class Assertions {
                public static String who() { return "the program's"; }
            }
            """);
        assertThat(program.call("org.assertj.core.api.Assertions", "who")).isEqualTo("the program's");
    }

    @Test
    void what_does_not_exist_here_is_found_before_the_start_with_its_place() throws Exception {
        CompiledProgram program = program("gaps.Gaps", """
            package gaps;

            import org.apache.flink.table.api.TableEnvironment;

            public class Gaps {
                public static void main(String[] args) {
                    if (args.length > 0) other();
                    System.out.println("nothing wrong");
                }

                static void other() {
                    TableEnvironment.create(
                            (org.apache.flink.configuration.Configuration) null);
                }
            }
            """);
        try (JobClassLoader loader = program.loader()) {
            assertThat(ProgramCheck.of(loader, "gaps.Gaps"))
                    .map(MissingPart::toString)
                    .containsExactly("org.apache.flink.table.api.TableEnvironment, used by gaps.Gaps.other, line 12");
        }
    }

    @Test
    void a_program_that_is_whole_is_not_complained_about() throws Exception {
        CompiledProgram program = program("whole.Whole", """
            package whole;

            import org.apache.flink.api.common.functions.RichMapFunction;
            import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

            public class Whole {
                static class Task extends RichMapFunction<Long, Long> {
                    public Long map(Long value) { return value + getRuntimeContext().getTaskInfo().getIndexOfThisSubtask(); }
                }

                public static void main(String[] args) throws Exception {
                    StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment();
                    env.fromSequence(1, 3).map(new Task()).print();
                    env.execute();
                }
            }
            """);
        try (JobClassLoader loader = program.loader()) {
            assertThat(ProgramCheck.of(loader, "whole.Whole")).isEmpty();
        }
    }
}
