package dev.millrace.connector.files;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.api.DataStream;
import dev.millrace.api.StreamExecutionEnvironment;
import dev.millrace.api.config.Configuration;
import dev.millrace.api.config.RestartStrategyOptions;
import dev.millrace.api.config.StateRecoveryOptions;
import dev.millrace.api.execution.JobClient;
import dev.millrace.api.execution.SavepointFormatType;
import dev.millrace.api.io.FileProcessingMode;
import dev.millrace.api.io.format.TextInputFormat;
import dev.millrace.api.serialization.BulkWriter;
import dev.millrace.api.serialization.SimpleStringEncoder;
import dev.millrace.api.sink.Sink;
import dev.millrace.api.source.library.DataGeneratorSource;
import dev.millrace.api.source.rate.RateLimiterStrategy;
import dev.millrace.api.time.WatermarkStrategy;
import dev.millrace.api.type.Types;
import dev.millrace.connector.files.reader.TextLineInputFormat;
import dev.millrace.connector.files.sink.BasePathBucketAssigner;
import dev.millrace.connector.files.sink.DefaultRollingPolicy;
import dev.millrace.connector.files.sink.FileSink;
import dev.millrace.connector.files.sink.OnCheckpointRollingPolicy;
import dev.millrace.connector.files.sink.StreamingFileSink;
import dev.millrace.connector.files.source.FileSource;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Runs jobs that read and write files, fail and restart.
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class FileRecoveryTest {
    private static final int FAILURES = 3;
    private static final int NUMBERS = 20_000;
    private static final int FILES = 4;

    @TempDir
    private Path directory;

    @BeforeEach
    void forget() {
        Gate.FAILURES.set(0);
    }

    private static StreamExecutionEnvironment environment(int parallelism) {
        Configuration configuration = new Configuration();
        configuration.set(RestartStrategyOptions.RESTART_STRATEGY, "fixed-delay");
        configuration.set(RestartStrategyOptions.RESTART_STRATEGY_FIXED_DELAY_ATTEMPTS, FAILURES);
        configuration.set(RestartStrategyOptions.RESTART_STRATEGY_FIXED_DELAY_DELAY, Duration.ofMillis(1));
        StreamExecutionEnvironment env = StreamExecutionEnvironment.createLocalEnvironment(parallelism, configuration);
        env.enableCheckpointing(10);
        return env;
    }

    private static DataStream<String> numbers(StreamExecutionEnvironment env) {
        return env.fromSource(
                        new DataGeneratorSource<>(
                                String::valueOf, NUMBERS, RateLimiterStrategy.perCheckpoint(1_500), Types.STRING),
                        WatermarkStrategy.noWatermarks(),
                        "numbers")
                .map(new FailingMap<>(FAILURES))
                .returns(Types.STRING);
    }

    private dev.millrace.api.fs.Path out() {
        return dev.millrace.api.fs.Path.fromLocalFile(directory.resolve("out").toFile());
    }

    /// Returns the lines of visible files.
    private List<String> written() throws IOException {
        Path out = directory.resolve("out");
        if (!Files.exists(out)) return List.of();
        List<String> lines = new ArrayList<>();
        try (Stream<Path> files = Files.list(out)) {
            for (Path file : files.toList())
                if (!file.getFileName().toString().startsWith(".")) lines.addAll(Files.readAllLines(file));
        }
        return lines;
    }

    private static List<String> sorted(Stream<String> lines) {
        return lines.sorted().toList();
    }

    private static List<String> all(long count) {
        return sorted(LongStream.range(0, count).mapToObj(String::valueOf));
    }

    private FileSink.DefaultRowFormatBuilder<String> rows() {
        return FileSink.forRowFormat(out(), new SimpleStringEncoder<String>())
                .withBucketAssigner(new BasePathBucketAssigner<>());
    }

    private void assertWrittenOnce() throws IOException {
        assertThat(Gate.FAILURES).hasValue(FAILURES);
        assertThat(sorted(written().stream())).isEqualTo(all(NUMBERS));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 7})
    void files_in_progress_at_a_checkpoint_are_gone_on_with(int parallelism) throws Exception {
        StreamExecutionEnvironment env = environment(parallelism);
        numbers(env).sinkTo(rows().build());
        env.execute();
        assertWrittenOnce();
        try (Stream<Path> files = Files.list(directory.resolve("out"))) {
            long visible = files.filter(file -> !file.getFileName().toString().startsWith("."))
                    .count();
            // Only the end of the input finishes files.
            assertThat(visible).isBetween(1L, (long) parallelism);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 7})
    void files_that_end_between_checkpoints_are_written_once(int parallelism) throws Exception {
        StreamExecutionEnvironment env = environment(parallelism);
        numbers(env)
                .sinkTo(rows().withRollingPolicy(DefaultRollingPolicy.builder()
                                .withMaxPartSize(2_000)
                                .build())
                        .build());
        env.execute();
        assertWrittenOnce();
    }

    /// Writes files that are valid only with a last line.
    private record Framed(OutputStream out) implements BulkWriter<String> {
        static BulkWriter<String> create(OutputStream stream) throws IOException {
            Framed framed = new Framed(stream);
            framed.addElement("begin");
            return framed;
        }

        @Override
        public void addElement(String element) throws IOException {
            out.write((element + "\n").getBytes(StandardCharsets.UTF_8));
        }

        @Override
        public void flush() throws IOException {
            out.flush();
        }

        @Override
        public void finish() throws IOException {
            addElement("end");
            flush();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 7})
    void files_of_bulk_formats_are_written_once_and_are_whole(int parallelism) throws Exception {
        StreamExecutionEnvironment env = environment(parallelism);
        Sink<String> sink = FileSink.<String>forBulkFormat(out(), Framed::create)
                .withBucketAssigner(new BasePathBucketAssigner<>())
                .build();
        numbers(env).sinkTo(sink);
        env.execute();
        List<String> lines = written();
        long begun = lines.stream().filter("begin"::equals).count();
        assertThat(lines.stream().filter("end"::equals).count()).isEqualTo(begun);
        assertThat(Gate.FAILURES).hasValue(FAILURES);
        assertThat(sorted(lines.stream().filter(line -> !line.equals("begin") && !line.equals("end"))))
                .isEqualTo(all(NUMBERS));
    }

    @Test
    void the_sink_of_earlier_releases_writes_once() throws Exception {
        StreamExecutionEnvironment env = environment(2);
        numbers(env)
                .addSink(StreamingFileSink.forRowFormat(out(), new SimpleStringEncoder<String>())
                        .withBucketCheckInterval(1_000)
                        .withBucketAssigner(new BasePathBucketAssigner<>())
                        .build());
        env.execute();
        assertWrittenOnce();
    }

    private Path in() throws IOException {
        return Files.createDirectories(directory.resolve("in"));
    }

    private void writeFile(String name, long from, long to) throws IOException {
        Path hidden = in().resolve("." + name);
        try (OutputStream file = Files.newOutputStream(hidden);
                OutputStream out = name.endsWith(".gz") ? new GZIPOutputStream(file) : file) {
            StringBuilder lines = new StringBuilder();
            for (long number = from; number < to; number++) lines.append(number).append('\n');
            out.write(lines.toString().getBytes(StandardCharsets.UTF_8));
        }
        Files.move(hidden, in().resolve(name));
    }

    private void writeFiles() throws IOException {
        for (int i = 0; i < FILES; i++)
            writeFile("f" + i + (i % 2 == 0 ? ".txt" : ".txt.gz"), (long) i * NUMBERS, (i + 1L) * NUMBERS);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void files_plain_and_compressed_are_read_on_from_where_they_were(int parallelism) throws Exception {
        writeFiles();
        StreamExecutionEnvironment env = environment(parallelism);
        env.fromSource(
                        FileSource.forRecordStreamFormat(
                                        new GatedLines(), dev.millrace.api.fs.Path.fromLocalFile(in().toFile()))
                                .build(),
                        WatermarkStrategy.noWatermarks(),
                        "lines")
                .rebalance()
                .map(new FailingMap<>(FAILURES))
                .returns(Types.STRING)
                .sinkTo(rows().build());
        env.execute();
        assertThat(Gate.FAILURES).hasValue(FAILURES);
        assertThat(sorted(written().stream())).isEqualTo(all((long) FILES * NUMBERS));
    }

    /// Reads lines with a Flink 1.x format, which must not block, so it returns nothing while the gate is closed.
    private static final class GatedText extends TextInputFormat {
        private static final long serialVersionUID = 1L;
        private static final int AT_ONCE = 1_000;

        private int read;

        GatedText(dev.millrace.api.fs.Path path) {
            super(path);
        }

        @Override
        public @Nullable String nextRecord(String reusable) throws IOException {
            if (read % AT_ONCE == 0 && !Gate.isOpen()) return null;
            read++;
            return super.nextRecord(reusable);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void input_formats_go_on_where_they_were(int parallelism) throws Exception {
        writeFiles();
        StreamExecutionEnvironment env = environment(parallelism);
        env.createInput(new GatedText(dev.millrace.api.fs.Path.fromLocalFile(in().toFile())), Types.STRING)
                .rebalance()
                .map(new FailingMap<>(FAILURES))
                .returns(Types.STRING)
                .sinkTo(rows().build());
        env.execute();
        assertThat(Gate.FAILURES).hasValue(FAILURES);
        assertThat(sorted(written().stream())).isEqualTo(all((long) FILES * NUMBERS));
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void a_watched_directory_is_watched_on_with_what_has_been_seen(boolean isEarlier) throws Exception {
        writeFile("a.txt", 0, 1_000);
        writeFile("b.txt.gz", 1_000, 2_000);
        String savepoint = watchUntil(2_000, 2, null, isEarlier);
        writeFile("c.txt", 2_000, 3_000);
        savepoint = watchUntil(3_000, 1, savepoint, isEarlier);
        writeFile("d.txt", 3_000, 4_000);
        watchUntil(4_000, 3, savepoint, isEarlier);
        assertThat(sorted(written().stream())).isEqualTo(all(4_000));
    }

    private String watchUntil(int lines, int parallelism, @Nullable String from, boolean isEarlier) throws Exception {
        Configuration configuration = new Configuration();
        if (from != null) configuration.set(StateRecoveryOptions.SAVEPOINT_PATH, from);
        StreamExecutionEnvironment env = StreamExecutionEnvironment.createLocalEnvironment(parallelism, configuration);
        env.enableCheckpointing(10);
        dev.millrace.api.fs.Path in = dev.millrace.api.fs.Path.fromLocalFile(in().toFile());
        DataStream<String> watched = isEarlier
                ? env.readFile(new TextInputFormat(in), in.toString(), FileProcessingMode.PROCESS_CONTINUOUSLY, 20)
                        .uid("watch")
                : env.fromSource(
                                FileSource.forRecordStreamFormat(new TextLineInputFormat(), in)
                                        .monitorContinuously(Duration.ofMillis(20))
                                        .build(),
                                WatermarkStrategy.noWatermarks(),
                                "watch")
                        .uid("watch");
        watched.sinkTo(rows().withRollingPolicy(OnCheckpointRollingPolicy.build())
                        .build())
                .uid("sink");
        JobClient job = env.executeAsync();
        while (written().size() < lines) Thread.onSpinWait();
        CompletableFuture<String> stopped = job.stopWithSavepoint(
                lines == 4_000, directory.resolve("savepoints").toString(), SavepointFormatType.CANONICAL);
        return stopped.get(30, TimeUnit.SECONDS);
    }
}
