package dev.millrace.runtime.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.millrace.api.DataStream;
import dev.millrace.api.StreamExecutionEnvironment;
import dev.millrace.api.config.Configuration;
import dev.millrace.api.execution.JobClient;
import dev.millrace.api.fs.FileSystem.WriteMode;
import dev.millrace.api.fs.Path;
import dev.millrace.api.io.FilePathFilter;
import dev.millrace.api.io.FileProcessingMode;
import dev.millrace.api.io.FinalizeOnMaster;
import dev.millrace.api.io.GenericInputSplit;
import dev.millrace.api.io.InitializeOnMaster;
import dev.millrace.api.io.NonParallelInput;
import dev.millrace.api.io.format.GenericInputFormat;
import dev.millrace.api.io.format.RichOutputFormat;
import dev.millrace.api.io.format.TextInputFormat;
import dev.millrace.api.io.format.TextOutputFormat;
import dev.millrace.api.sink.legacy.RichSinkFunction;
import dev.millrace.api.time.Watermark;
import dev.millrace.api.time.WatermarkStrategy;
import dev.millrace.api.tuple.Tuple1;
import dev.millrace.api.type.Types;
import dev.millrace.api.util.CloseableIterator;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Tests input and output formats in whole programs.
@Timeout(value = 60, unit = TimeUnit.SECONDS)
final class FormatsTest {
    private static final Queue<String> CALLS = new ConcurrentLinkedQueue<>();
    private static volatile CountDownLatch marks = new CountDownLatch(0);

    @TempDir
    private java.nio.file.Path directory;

    @BeforeEach
    void forget() {
        CALLS.clear();
    }

    private static StreamExecutionEnvironment environment(int parallelism) {
        StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment();
        env.setParallelism(parallelism);
        return env;
    }

    private static <T> List<T> all(DataStream<T> stream) throws Exception {
        List<T> found = new ArrayList<>();
        try (CloseableIterator<T> results = stream.executeAndCollect()) {
            results.forEachRemaining(found::add);
        }
        return found;
    }

    /// Produces three numbers per split, always in the same object.
    private static class Threes extends GenericInputFormat<Tuple1<Integer>> {
        private int given;

        @Override
        public void openInputFormat() {
            CALLS.add("open format");
            getRuntimeContext().getMetricGroup().counter("opened").inc();
        }

        @Override
        public void closeInputFormat() {
            CALLS.add("close format");
        }

        @Override
        public void open(GenericInputSplit split) throws IOException {
            super.open(split);
            given = 0;
            CALLS.add("open " + split);
        }

        @Override
        public boolean reachedEnd() {
            return given == 3;
        }

        @Override
        public Tuple1<Integer> nextRecord(@Nullable Tuple1<Integer> reuse) {
            Tuple1<Integer> record = reuse == null ? new Tuple1<>() : reuse;
            record.f0 = partitionNumber * 10 + given++;
            return record;
        }

        @Override
        public void close() {
            CALLS.add("close split");
        }
    }

    private static final class ThreesAlone extends Threes implements NonParallelInput {}

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void each_subtask_reads_splits_of_a_format(int parallelism) throws Exception {
        StreamExecutionEnvironment env = environment(parallelism);
        List<Tuple1<Integer>> found = all(env.createInput(new Threes()));
        assertThat(found)
                .extracting(tuple -> tuple.f0)
                .containsExactlyInAnyOrderElementsOf(
                        parallelism == 1 ? List.of(0, 1, 2) : List.of(0, 1, 2, 10, 11, 12));
        assertThat(CALLS).filteredOn("open format"::equals).hasSize(parallelism);
        assertThat(CALLS).filteredOn("close format"::equals).hasSize(parallelism);
        assertThat(CALLS).filteredOn("close split"::equals).hasSize(parallelism);
    }

    @Test
    void a_format_that_is_not_parallel_has_one_subtask() throws Exception {
        StreamExecutionEnvironment env = environment(2);
        List<Tuple1<Integer>> found = all(env.createInput(new ThreesAlone(), Types.TUPLE(Types.INT)));
        assertThat(found).containsExactly(Tuple1.of(0), Tuple1.of(1), Tuple1.of(2));
        assertThat(CALLS).filteredOn("open format"::equals).hasSize(1);
    }

    /// Fails at its second record, or earlier.
    private static final class Failing extends Threes {
        private final boolean isUndivided;

        Failing(boolean isUndivided) {
            this.isUndivided = isUndivided;
        }

        @Override
        public GenericInputSplit[] createInputSplits(int numSplits) throws IOException {
            if (isUndivided) throw new IOException("no such table");
            return super.createInputSplits(numSplits);
        }

        @Override
        public Tuple1<Integer> nextRecord(@Nullable Tuple1<Integer> reuse) {
            Tuple1<Integer> record = super.nextRecord(reuse);
            if (record.f0 == 1) throw new IllegalStateException("broken record");
            return record;
        }
    }

    @Test
    void failures_of_a_format_are_told_with_the_users_line() {
        StreamExecutionEnvironment env = environment(2);
        assertThatThrownBy(() -> all(env.createInput(new Failing(false), Types.TUPLE(Types.INT))))
                .hasStackTraceContaining("broken record")
                .hasStackTraceContaining("FormatsTest$Failing.nextRecord");
        assertThat(CALLS).contains("close split", "close format");
        assertThatThrownBy(() -> all(env.createInput(new Failing(true), Types.TUPLE(Types.INT))))
                .hasStackTraceContaining("no such table")
                .hasStackTraceContaining("FormatsTest$Failing.createInputSplits");
    }

    /// Produces one number endlessly.
    private static final class Endless extends GenericInputFormat<Integer> implements NonParallelInput {
        @Override
        public boolean reachedEnd() {
            return false;
        }

        @Override
        public Integer nextRecord(@Nullable Integer reuse) {
            return 0;
        }
    }

    /// Processes records slowly, until enough watermarks have arrived.
    private static final class SlowUntilMarked extends RichSinkFunction<Integer> {
        private static final long serialVersionUID = 1L;

        @Override
        public void invoke(Integer value, Context context) throws InterruptedException {
            marks.await(40, TimeUnit.MILLISECONDS);
        }

        @Override
        public void writeWatermark(Watermark watermark) {
            marks.countDown();
        }
    }

    @Test
    void watermarks_come_while_a_split_without_end_is_read() throws Exception {
        marks = new CountDownLatch(5);
        AtomicLong count = new AtomicLong();
        StreamExecutionEnvironment env = environment(1);
        env.getConfig().setAutoWatermarkInterval(20);
        env.createInput(new Endless(), Types.INT)
                .assignTimestampsAndWatermarks(WatermarkStrategy.<Integer>forMonotonousTimestamps()
                        .withTimestampAssigner((_, _) -> count.incrementAndGet()))
                .addSink(new SlowUntilMarked());
        JobClient client = env.executeAsync();
        try {
            assertThat(marks.await(30, TimeUnit.SECONDS)).isTrue();
        } finally {
            client.cancel().get();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void lines_are_read_once_wherever_splits_end(int parallelism) throws Exception {
        List<String> lines = IntStream.range(0, 500).mapToObj(i -> "line " + i).toList();
        Files.write(directory.resolve("a.txt"), lines);
        Files.writeString(directory.resolve("b.txt"), "x\r\n\r\ny");
        Files.writeString(directory.resolve("empty.txt"), "");
        Files.writeString(directory.resolve("_hidden.txt"), "hidden");
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(directory.resolve("c.txt.gz")))) {
            out.write("packed\nlines\n".getBytes());
        }
        StreamExecutionEnvironment env = environment(parallelism);
        TextInputFormat format = new TextInputFormat(null);
        format.setNumSplits(37);
        format.setBufferSize(16);
        List<String> expected = new ArrayList<>(lines);
        expected.addAll(List.of("x", "", "y", "packed", "lines"));
        assertThat(all(env.readFile(format, directory.toString()))).containsExactlyInAnyOrderElementsOf(expected);
    }

    @Test
    void long_delimiters_may_lie_across_borders() throws Exception {
        java.nio.file.Path file = directory.resolve("a.txt");
        Files.writeString(file, "a<>bb<>ccc<><>d<x>e<>");
        for (int splits = 1; splits <= 21; splits++) {
            TextInputFormat format = new TextInputFormat(new Path(file.toString()));
            format.setDelimiter("<>");
            format.setNumSplits(splits);
            assertThat(all(environment(2).createInput(format)))
                    .describedAs("%d splits", splits)
                    .containsExactlyInAnyOrder("a", "bb", "ccc", "", "d<x>e");
        }
    }

    @Test
    void directories_are_watched_for_files_that_appear_or_change() throws Exception {
        Files.writeString(directory.resolve("a.txt"), "one\n");
        Files.writeString(directory.resolve("b.skip"), "skipped\n");
        StreamExecutionEnvironment env = environment(2);
        DataStream<String> lines = env.readFile(
                new TextInputFormat(null),
                directory.toString(),
                FileProcessingMode.PROCESS_CONTINUOUSLY,
                10,
                new FilePathFilter() {
                    @Override
                    public boolean filterPath(Path filePath) {
                        return filePath.getName().endsWith(".skip");
                    }
                });
        try (CloseableIterator<String> results = lines.executeAndCollect()) {
            assertThat(results.next()).isEqualTo("one");
            java.nio.file.Path ready = directory.resolve("_ready");
            Files.writeString(ready, "two\nthree\n");
            Files.move(ready, directory.resolve("c.txt"));
            assertThat(List.of(results.next(), results.next())).containsExactly("two", "three");
            Files.writeString(ready, "again\n");
            Files.setLastModifiedTime(ready, java.nio.file.attribute.FileTime.fromMillis(1_000_000));
            Files.move(ready, directory.resolve("a.txt"), java.nio.file.StandardCopyOption.REPLACE_EXISTING);
            assertThat(results.next()).isEqualTo("again");
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void text_is_written_to_a_file_or_a_directory(int parallelism) throws Exception {
        java.nio.file.Path target = directory.resolve("out");
        for (int time = 0; time < 2; time++) {
            StreamExecutionEnvironment env = environment(parallelism);
            TextOutputFormat<Long> format = new TextOutputFormat<>(new Path(target.toString()));
            format.setWriteMode(WriteMode.OVERWRITE);
            env.fromSequence(1, 20).writeUsingOutputFormat(format);
            env.execute();
        }
        List<String> lines = new ArrayList<>();
        try (Stream<java.nio.file.Path> files = Files.walk(target)) {
            for (java.nio.file.Path file : files.filter(Files::isRegularFile).toList()) {
                lines.addAll(Files.readAllLines(file));
            }
        }
        assertThat(Files.isDirectory(target)).isEqualTo(parallelism > 1);
        assertThat(lines).hasSize(20).contains("1", "20");

        StreamExecutionEnvironment env = environment(parallelism);
        env.fromSequence(1, 20).writeUsingOutputFormat(new TextOutputFormat<>(new Path(target.toString())));
        assertThatThrownBy(env::execute).hasStackTraceContaining("write mode");
    }

    /// Records the calls of its lifecycle methods, and fails at a given record.
    private static final class Life extends RichOutputFormat<Long> implements InitializeOnMaster, FinalizeOnMaster {
        private final long failsAt;

        Life(long failsAt) {
            this.failsAt = failsAt;
        }

        @Override
        public void configure(Configuration parameters) {}

        @Override
        public void initializeGlobal(int parallelism) {
            CALLS.add("begin " + parallelism);
        }

        @Override
        public void open(InitializationContext context) {
            assertThat(getRuntimeContext().getTaskInfo().getIndexOfThisSubtask())
                    .isEqualTo(context.getTaskNumber());
            CALLS.add("open");
        }

        @Override
        public void writeRecord(Long record) throws IOException {
            if (record == failsAt) throw new IOException("full");
        }

        @Override
        public void close() {
            CALLS.add("close");
        }

        @Override
        public void finalizeGlobal(FinalizationContext context) {
            CALLS.add("end " + context.getParallelism());
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void a_format_is_prepared_and_finished_once(int parallelism) throws Exception {
        StreamExecutionEnvironment env = environment(parallelism);
        env.fromSequence(1, 20).writeUsingOutputFormat(new Life(-1));
        env.execute();
        assertThat(CALLS).startsWith("begin " + parallelism).endsWith("end " + parallelism);
        assertThat(CALLS).hasSize(2 + 2 * parallelism);
    }

    @Test
    void a_format_that_fails_is_closed_and_not_finished() {
        StreamExecutionEnvironment env = environment(2);
        env.fromSequence(1, 20).writeUsingOutputFormat(new Life(7));
        assertThatThrownBy(env::execute).hasStackTraceContaining("FormatsTest$Life.writeRecord");
        assertThat(CALLS).contains("close").doesNotContain("end 2");
    }
}
