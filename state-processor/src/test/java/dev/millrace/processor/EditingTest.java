package dev.millrace.processor;

import static dev.millrace.processor.OperatorIdentifier.forUid;
import static dev.millrace.processor.OperatorIdentifier.forUidHash;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.millrace.api.DataStream;
import dev.millrace.api.StreamExecutionEnvironment;
import dev.millrace.api.process.OpenContext;
import dev.millrace.api.state.ValueState;
import dev.millrace.api.state.ValueStateDescriptor;
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
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Tests how existing savepoints are modified, and the errors of invalid changes.
final class EditingTest {
    @TempDir
    private Path directory;

    private static final class Putting extends KeyedStateBootstrapFunction<Long, Tuple2<Long, String>> {
        private static final long serialVersionUID = 1L;
        private transient ValueState<String> state;

        @Override
        public void open(OpenContext context) {
            state = getRuntimeContext().getState(new ValueStateDescriptor<>("state", Types.STRING));
        }

        @Override
        public void processElement(Tuple2<Long, String> value, Context context) throws Exception {
            state.update(value.f1);
        }
    }

    private static final class Getting extends KeyedStateReaderFunction<Long, String> {
        private static final long serialVersionUID = 1L;
        private final ValueStateDescriptor<?> descriptor;
        private transient ValueState<?> state;

        Getting(ValueStateDescriptor<?> descriptor) {
            this.descriptor = descriptor;
        }

        @Override
        public void open(OpenContext context) {
            if (!descriptor.getName().isEmpty()) state = getRuntimeContext().getState(descriptor);
        }

        @Override
        public void readKey(Long key, Context context, Collector<String> out) throws Exception {
            out.collect(key + "=" + state.value());
        }
    }

    private static StreamExecutionEnvironment environment() {
        return StreamExecutionEnvironment.createLocalEnvironment(2);
    }

    private static StateBootstrapTransformation<Tuple2<Long, String>> state(
            StreamExecutionEnvironment env, String text, int keys) {
        List<Tuple2<Long, String>> all = LongStream.range(0, keys)
                .mapToObj(key -> Tuple2.of(key, text + key))
                .toList();
        DataStream<Tuple2<Long, String>> stream = env.fromData(all, Types.TUPLE(Types.LONG, Types.STRING));
        return OperatorTransformation.bootstrapWith(stream)
                .keyBy(each -> each.f0)
                .transform(new Putting());
    }

    private String at(String name) {
        return directory.resolve(name).toString();
    }

    /// Creates a savepoint with two operators.
    private String first() throws Exception {
        StreamExecutionEnvironment env = environment();
        SavepointWriter.newSavepoint(env, 128)
                .withOperator(forUid("a"), state(env, "of a ", 50))
                .withOperator(forUid("b"), state(env, "of b ", 60))
                .write(at("first"));
        env.execute();
        return at("first");
    }

    private static List<String> read(String path, String uid) throws Exception {
        return read(path, uid, new ValueStateDescriptor<>("state", Types.STRING));
    }

    private static List<String> read(String path, String uid, ValueStateDescriptor<?> state) throws Exception {
        return SavepointReader.read(environment(), path)
                .readKeyedState(forUid(uid), new Getting(state))
                .executeAndCollect(10_000);
    }

    private static List<String> held(String text, int keys) {
        return LongStream.range(0, keys).mapToObj(key -> key + "=" + text + key).toList();
    }

    @Test
    void operators_are_renamed_removed_replaced_and_added() throws Exception {
        String first = first();
        StreamExecutionEnvironment env = environment();
        SavepointWriter.fromExistingSavepoint(env, first)
                .changeOperatorIdentifier(forUid("a"), forUidHash("0123456789abcdef0123456789ABCDEF"))
                .removeOperator(forUid("b"))
                .withOperator(forUid("b"), state(env, "anew ", 20))
                .withOperator(forUid("c"), state(env, "of c ", 30))
                .write(at("second"));
        env.execute();
        // The second savepoint is self-contained.
        try (Stream<Path> files = Files.list(Path.of(first))) {
            for (Path each : files.toList()) Files.delete(each);
        }
        try (Stream<Path> files = Files.list(Path.of(at("second")))) {
            assertThat(files.map(each -> each.getFileName().toString()))
                    .containsExactlyInAnyOrder("state-0", "_metadata");
        }
        StreamExecutionEnvironment third = environment();
        SavepointWriter.fromExistingSavepoint(third, at("second"))
                .changeOperatorIdentifier(forUidHash("0123456789abcdef0123456789abcdef"), forUid("d"))
                .write("file://" + at("third"));
        third.execute();
        assertThat(read(at("third"), "d")).containsExactlyInAnyOrderElementsOf(held("of a ", 50));
        assertThat(read(at("third"), "b")).containsExactlyInAnyOrderElementsOf(held("anew ", 20));
        assertThat(read(at("third"), "c")).containsExactlyInAnyOrderElementsOf(held("of c ", 30));
    }

    @Test
    void identifiers_must_be_there_and_free() throws Exception {
        SavepointWriter writer = SavepointWriter.fromExistingSavepoint(environment(), first());
        assertThatThrownBy(() -> writer.removeOperator(forUid("c"))).hasMessageContaining("MR-4201");
        assertThatThrownBy(() -> writer.changeOperatorIdentifier(forUid("c"), forUid("d")))
                .hasMessageContaining("MR-4201");
        assertThatThrownBy(() -> writer.changeOperatorIdentifier(forUid("a"), forUid("b")))
                .hasMessageContaining("MR-4205");
        assertThatThrownBy(() -> writer.withOperator(forUid("a"), state(environment(), "", 1)))
                .hasMessageContaining("MR-4205")
                .hasMessageContaining("uid 'a'");
        assertThatThrownBy(() -> forUidHash("a")).hasMessageContaining("MR-4207");
        assertThatThrownBy(() -> SavepointWriter.newSavepoint(environment(), 0)).hasMessageContaining("MR-4208");
    }

    @Test
    void what_cannot_be_read_is_told_with_what_there_is() throws Exception {
        String path = first();
        SavepointReader reader = SavepointReader.read(environment(), path);
        assertThatThrownBy(() -> SavepointReader.read(environment(), at("nothing")))
                .hasMessageContaining("MR-4200");
        assertThatThrownBy(() -> SavepointReader.read(environment(), "s3://bucket/savepoint"))
                .hasMessageContaining("MR-4206");
        assertThatThrownBy(() -> reader.readListState(forUid("nobody"), "list", Types.LONG))
                .hasMessageContaining("MR-4201")
                .hasMessageContaining("'a'");
        assertThatThrownBy(() -> reader.readListState(forUid("a"), "state", Types.STRING))
                .hasMessageContaining("MR-4202")
                .hasMessageContaining("state");
        assertThatThrownBy(() -> read(path, "a", new ValueStateDescriptor<>("other", Types.STRING)))
                .hasStackTraceContaining("MR-4202")
                .hasStackTraceContaining("[state]");
        assertThatThrownBy(() -> read(path, "a", new ValueStateDescriptor<>("state", Types.LONG)))
                .hasStackTraceContaining("MR-4005");
        assertThatThrownBy(() -> read(path, "a", new ValueStateDescriptor<>("", Types.LONG)))
                .hasStackTraceContaining("MR-4203");
    }

    @Test
    void windows_are_read_as_what_they_are() throws Exception {
        StreamExecutionEnvironment env = environment();
        SavepointWriter.newSavepoint(env, 16)
                .withOperator(
                        forUid("windows"),
                        OperatorTransformation.bootstrapWith(env.fromSequence(1, 10)
                                        .assignTimestampsAndWatermarks(
                                                dev.millrace.api.time.WatermarkStrategy.<Long>noWatermarks()
                                                        .withTimestampAssigner((number, _) -> number)))
                                .keyBy(number -> number % 2)
                                .window(TumblingEventTimeWindows.of(Duration.ofSeconds(1)))
                                .reduce(Long::sum))
                .write(at("windows"));
        env.execute();
        WindowSavepointReader<dev.millrace.api.window.TimeWindow> reader = SavepointReader.read(
                        environment(), at("windows"))
                .window(TumblingEventTimeWindows.of(Duration.ofSeconds(1)));
        List<Long> sums = new ArrayList<>(
                reader.reduce("windows", Long::sum, Types.LONG, Types.LONG).executeAndCollect(100));
        assertThat(sums).containsExactlyInAnyOrder(30L, 25L);
        assertThatThrownBy(() -> reader.evictor()
                        .reduce("windows", Long::sum, Types.LONG, Types.LONG)
                        .executeAndCollect(100))
                .hasStackTraceContaining("MR-4005");
    }

    @Test
    void a_savepoint_is_not_written_over_another() throws Exception {
        String path = first();
        StreamExecutionEnvironment env = environment();
        SavepointWriter writer = SavepointWriter.newSavepoint(env, 128).withOperator(forUid("a"), state(env, "", 1));
        assertThatThrownBy(() -> writer.write(path)).hasMessageContaining("MR-4204");
    }
}
