package dev.millrace.runtime.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.millrace.api.StreamExecutionEnvironment;
import dev.millrace.api.config.Configuration;
import dev.millrace.api.fs.FileSystem.WriteMode;
import dev.millrace.api.sink.legacy.PrintSinkFunction;
import dev.millrace.api.sink.legacy.RichSinkFunction;
import dev.millrace.api.sink.legacy.SinkFunction;
import dev.millrace.api.time.Watermark;
import dev.millrace.api.time.WatermarkStrategy;
import dev.millrace.api.tuple.Tuple2;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Tests sink functions of Flink 1.x in whole programs.
@Timeout(value = 60, unit = TimeUnit.SECONDS)
final class SinkFunctionsTest {
    private static final Queue<String> CALLS = new ConcurrentLinkedQueue<>();

    @TempDir
    private Path directory;

    @BeforeEach
    void forget() {
        CALLS.clear();
    }

    private static StreamExecutionEnvironment environment(int parallelism) {
        StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment();
        env.setParallelism(parallelism);
        return env;
    }

    /// Records the calls of its lifecycle methods.
    private static final class Life extends RichSinkFunction<Long> {
        @Override
        public void open(Configuration parameters) {
            CALLS.add("open " + getRuntimeContext().getNumberOfParallelSubtasks());
        }

        @Override
        public void invoke(Long value, Context context) {
            boolean hasClock = context.currentProcessingTime() > 1_000_000_000_000L;
            CALLS.add(value + " at " + context.timestamp() + " " + hasClock);
        }

        @Override
        public void writeWatermark(Watermark watermark) {
            CALLS.add("watermark " + (watermark.getTimestamp() == Long.MAX_VALUE ? "end" : "some"));
        }

        @Override
        public void finish() {
            CALLS.add("finish");
        }

        @Override
        public void close() {
            CALLS.add("close");
        }
    }

    @Test
    void a_function_is_opened_called_finished_and_closed() throws Exception {
        StreamExecutionEnvironment env = environment(1);
        env.getConfig().setAutoWatermarkInterval(0);
        env.fromSequence(1, 2)
                .assignTimestampsAndWatermarks(WatermarkStrategy.<Long>forMonotonousTimestamps()
                        .withTimestampAssigner((number, before) -> number * 10))
                .addSink(new Life());
        env.execute();
        assertThat(CALLS).containsExactly("open 1", "1 at 10 true", "2 at 20 true", "watermark end", "finish", "close");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void a_lambda_gets_every_record(int parallelism) throws Exception {
        StreamExecutionEnvironment env = environment(parallelism);
        env.fromSequence(1, 1_000).addSink(new SinkFunction<>() {
            @Override
            public void invoke(Long value) {
                CALLS.add("" + value);
            }
        });
        env.execute();
        assertThat(CALLS).hasSize(1_000).doesNotHaveDuplicates();
    }

    /// Fails at a record.
    private static final class Failing extends RichSinkFunction<Long> {
        @Override
        public void invoke(Long value) throws Exception {
            if (value == 7) throw new IOException("the disk is full");
        }

        @Override
        public void close() {
            CALLS.add("close");
        }
    }

    @Test
    void what_a_function_throws_fails_the_job_and_closes_the_function() {
        StreamExecutionEnvironment env = environment(1);
        env.fromSequence(1, 10).addSink(new Failing()).name("archive");
        assertThatThrownBy(env::execute)
                .hasMessageContaining("archive")
                .hasMessageContaining("the disk is full")
                .rootCause()
                .satisfies(thrown ->
                        assertThat(thrown.getStackTrace()[0].getMethodName()).isEqualTo("invoke"));
        assertThat(CALLS).containsExactly("close");
    }

    @Test
    void a_print_function_says_what_it_is() {
        assertThat(new PrintSinkFunction<>("name", true)).hasToString("Print to System.err");
        assertThat(new PrintSinkFunction<>()).hasToString("Print to System.out");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void records_are_written_as_text_and_read_again(int parallelism) throws Exception {
        String path = directory.resolve("numbers").toString();
        StreamExecutionEnvironment env = environment(parallelism);
        env.fromSequence(1, 100).writeAsText(path);
        env.execute();
        try (Stream<Path> files = Files.walk(Path.of(path)).filter(Files::isRegularFile)) {
            assertThat(files).hasSize(parallelism);
        }
        StreamExecutionEnvironment again = environment(parallelism);
        List<Long> read =
                again.readTextFile("file://" + path).map(Long::valueOf).executeAndCollect(1_000);
        assertThat(read.stream().mapToLong(Long::longValue).sum()).isEqualTo(5050);
    }

    @Test
    void tuples_are_written_with_commas_and_a_file_is_only_replaced_on_demand() throws Exception {
        String path = directory.resolve("pairs.csv").toString();
        for (int run = 0; run < 2; run++) {
            StreamExecutionEnvironment env = environment(1);
            env.fromData(Tuple2.of("a", 1), Tuple2.of("b", 2)).writeAsCsv(path, WriteMode.OVERWRITE);
            env.execute();
        }
        assertThat(Path.of(path)).hasContent("a,1\nb,2\n");
        StreamExecutionEnvironment env = environment(1);
        env.fromData(Tuple2.of("c", 3)).writeAsCsv(path);
        assertThatThrownBy(env::execute).hasMessageContaining("exists already");
    }
}
