package dev.millrace.processor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.api.DataStream;
import dev.millrace.api.StreamExecutionEnvironment;
import dev.millrace.api.process.OpenContext;
import dev.millrace.api.state.ValueState;
import dev.millrace.api.state.ValueStateDescriptor;
import dev.millrace.api.time.WatermarkStrategy;
import dev.millrace.api.tuple.Tuple2;
import dev.millrace.api.type.Types;
import dev.millrace.api.util.Collector;
import dev.millrace.api.window.assigner.TumblingEventTimeWindows;
import dev.millrace.processor.function.KeyedStateBootstrapFunction;
import dev.millrace.processor.function.KeyedStateReaderFunction;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Compiles and runs the examples of docs/guides/state-processor.md.
final class ExamplesTest {
    private static final Pattern EXAMPLE = Pattern.compile("```java\n(.*?)```", Pattern.DOTALL);

    @TempDir
    private Path directory;

    private StreamExecutionEnvironment env;

    static class BalanceWriter extends KeyedStateBootstrapFunction<String, Tuple2<String, Long>> {
        ValueState<Long> balance;

        @Override
        public void open(OpenContext context) {
            balance = getRuntimeContext().getState(new ValueStateDescriptor<>("balance", Types.LONG));
        }

        @Override
        public void processElement(Tuple2<String, Long> account, Context context) throws Exception {
            balance.update(account.f1);
            context.timerService().registerEventTimeTimer(1_800_000_000_000L);
        }
    }

    static class BalanceReader extends KeyedStateReaderFunction<String, String> {
        ValueState<Long> balance;

        @Override
        public void open(OpenContext context) {
            balance = getRuntimeContext().getState(new ValueStateDescriptor<>("balance", Types.LONG));
        }

        @Override
        public void readKey(String account, Context context, Collector<String> out) throws Exception {
            out.collect(account + " has " + balance.value() + ", timers " + context.registeredEventTimeTimers());
        }
    }

    private void write(String target) throws Exception {
        DataStream<Tuple2<String, Long>> accounts = env.fromData(Tuple2.of("ada", 10L), Tuple2.of("bob", 20L));
        DataStream<Tuple2<String, Long>> orders = accounts.assignTimestampsAndWatermarks(
                WatermarkStrategy.<Tuple2<String, Long>>noWatermarks().withTimestampAssigner((_, _) -> 0));

        SavepointWriter.newSavepoint(env, 128)
                .withOperator(
                        OperatorIdentifier.forUid("accounts"),
                        OperatorTransformation.bootstrapWith(accounts)
                                .keyBy(account -> account.f0)
                                .transform(new BalanceWriter()))
                .withOperator(
                        OperatorIdentifier.forUid("orders"),
                        OperatorTransformation.bootstrapWith(orders)
                                .keyBy(order -> order.f0)
                                .window(TumblingEventTimeWindows.of(Duration.ofHours(1)))
                                .reduce((one, other) -> Tuple2.of(one.f0, one.f1 + other.f1)))
                .write(target);
        env.execute();
    }

    private DataStream<String> read(String path) throws Exception {
        SavepointReader savepoint = SavepointReader.read(env, path);
        DataStream<String> balances =
                savepoint.readKeyedState(OperatorIdentifier.forUid("accounts"), new BalanceReader());
        return balances;
    }

    private void edit(String old, String target) throws Exception {
        SavepointWriter.fromExistingSavepoint(env, old)
                .changeOperatorIdentifier(OperatorIdentifier.forUid("accounts"), OperatorIdentifier.forUid("balances"))
                .removeOperator(OperatorIdentifier.forUid("orders"))
                .write(target);
        env.execute();
    }

    @Test
    void the_examples_do_what_they_say() throws Exception {
        env = StreamExecutionEnvironment.createLocalEnvironment(2);
        String first = directory.resolve("first").toString();
        write(first);
        env = StreamExecutionEnvironment.createLocalEnvironment(2);
        assertThat(read(first).executeAndCollect(10))
                .containsExactlyInAnyOrder("ada has 10, timers [1800000000000]", "bob has 20, timers [1800000000000]");
        env = StreamExecutionEnvironment.createLocalEnvironment(2);
        edit(first, directory.resolve("second").toString());
        List<String> read = SavepointReader.read(
                        env, directory.resolve("second").toString())
                .readKeyedState(OperatorIdentifier.forUid("balances"), new BalanceReader())
                .executeAndCollect(10);
        assertThat(read).hasSize(2);
    }

    @Test
    void the_page_has_the_code_that_is_run() throws Exception {
        String page = Files.readString(Path.of("../docs/guides/state-processor.md"));
        String own = squeezed(Files.readString(Path.of("src/test/java/dev/millrace/processor/ExamplesTest.java")));
        List<String> examples = new ArrayList<>();
        for (Matcher found = EXAMPLE.matcher(page); found.find(); ) examples.add(found.group(1));
        assertThat(examples).hasSize(4).allSatisfy(example -> assertThat(own).contains(squeezed(example)));
    }

    private static String squeezed(String text) {
        return text.replaceAll("\\s+", "");
    }
}
