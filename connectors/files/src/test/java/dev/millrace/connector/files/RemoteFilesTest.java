package dev.millrace.connector.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.millrace.api.DataStream;
import dev.millrace.api.StreamExecutionEnvironment;
import dev.millrace.api.config.Configuration;
import dev.millrace.api.config.RestartStrategyOptions;
import dev.millrace.api.config.StateRecoveryOptions;
import dev.millrace.api.execution.JobClient;
import dev.millrace.api.execution.SavepointFormatType;
import dev.millrace.api.fs.Path;
import dev.millrace.api.serialization.SimpleStringEncoder;
import dev.millrace.api.source.library.DataGeneratorSource;
import dev.millrace.api.source.rate.RateLimiterStrategy;
import dev.millrace.api.time.WatermarkStrategy;
import dev.millrace.api.type.Types;
import dev.millrace.connector.files.memory.MemoryFileSystem;
import dev.millrace.connector.files.memory.MemoryFiles;
import dev.millrace.connector.files.reader.TextLineInputFormat;
import dev.millrace.connector.files.sink.BasePathBucketAssigner;
import dev.millrace.connector.files.sink.DefaultRollingPolicy;
import dev.millrace.connector.files.sink.FileSink;
import dev.millrace.connector.files.sink.OnCheckpointRollingPolicy;
import dev.millrace.connector.files.sink.compactor.ConcatFileCompactor;
import dev.millrace.connector.files.sink.compactor.FileCompactStrategy;
import dev.millrace.connector.files.source.FileSource;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Runs jobs that read and write files of a file system that is not local.
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class RemoteFilesTest {
    private static final int FAILURES = 3;
    private static final int NUMBERS = 20_000;

    @TempDir
    private java.nio.file.Path directory;

    private MemoryFileSystem files;

    @BeforeEach
    void forget() {
        Gate.FAILURES.set(0);
        files = MemoryFiles.of("store");
        for (String each : List.of("store", "rolling", "plain"))
            MemoryFiles.of(each).clear();
    }

    private static StreamExecutionEnvironment environment(int parallelism, @Nullable String savepoint) {
        Configuration configuration = new Configuration();
        configuration.set(RestartStrategyOptions.RESTART_STRATEGY, "fixed-delay");
        configuration.set(RestartStrategyOptions.RESTART_STRATEGY_FIXED_DELAY_ATTEMPTS, FAILURES);
        configuration.set(RestartStrategyOptions.RESTART_STRATEGY_FIXED_DELAY_DELAY, Duration.ofMillis(1));
        if (savepoint != null) configuration.set(StateRecoveryOptions.SAVEPOINT_PATH, savepoint);
        StreamExecutionEnvironment env = StreamExecutionEnvironment.createLocalEnvironment(parallelism, configuration);
        env.enableCheckpointing(10);
        return env;
    }

    private static DataStream<String> numbers(StreamExecutionEnvironment env, int failures) {
        return env.fromSource(
                        new DataGeneratorSource<>(
                                String::valueOf, NUMBERS, RateLimiterStrategy.perCheckpoint(1_500), Types.STRING),
                        WatermarkStrategy.noWatermarks(),
                        "numbers")
                .uid("numbers")
                .map(new FailingMap<>(failures))
                .returns(Types.STRING)
                .uid("map");
    }

    private static FileSink.DefaultRowFormatBuilder<String> rows(String authority) {
        return FileSink.forRowFormat(new Path("memory://" + authority + "/out"), new SimpleStringEncoder<String>())
                .withBucketAssigner(new BasePathBucketAssigner<>());
    }

    private static List<String> sorted(Stream<String> lines) {
        return lines.sorted().toList();
    }

    private static List<String> all(long from, long to) {
        return sorted(LongStream.range(from, to).mapToObj(String::valueOf));
    }

    private void assertWrittenOnce(MemoryFileSystem to) {
        assertThat(sorted(to.lines("/out").stream())).isEqualTo(all(0, NUMBERS));
    }

    @ParameterizedTest
    @CsvSource({"store, 1", "store, 2", "store, 7", "rolling, 2"})
    void a_job_that_fails_writes_each_record_once(String authority, int parallelism) throws Exception {
        StreamExecutionEnvironment env = environment(parallelism, null);
        numbers(env, FAILURES).sinkTo(rows(authority).build());
        env.execute();
        assertThat(Gate.FAILURES).hasValue(FAILURES);
        MemoryFileSystem to = MemoryFiles.of(authority);
        assertWrittenOnce(to);
        assertThat(to.uploads().resumed.get() > 0).isEqualTo(authority.equals("store"));
    }

    @Test
    void files_that_end_between_checkpoints_are_written_once() throws Exception {
        StreamExecutionEnvironment env = environment(2, null);
        numbers(env, FAILURES)
                .sinkTo(rows("store")
                        .withRollingPolicy(DefaultRollingPolicy.builder()
                                .withMaxPartSize(2_000)
                                .build())
                        .build());
        env.execute();
        assertWrittenOnce(files);
    }

    @Test
    void a_commit_that_fails_is_tried_again() throws Exception {
        files.uploads().badCommits.set(2);
        StreamExecutionEnvironment env = environment(1, null);
        numbers(env, 0).sinkTo(rows("store").build());
        env.execute();
        assertThat(Gate.FAILURES).hasValue(0);
        assertWrittenOnce(files);
        assertThat(files.uploads().badCommits).hasValue(0);
    }

    @Test
    void a_job_goes_on_from_a_savepoint_with_another_parallelism() throws Exception {
        put("a.txt", 0, 1_000);
        String savepoint = watchUntil(1_000, 2, null);
        put("b.txt.gz", 1_000, 2_000);
        savepoint = watchUntil(2_000, 4, savepoint);
        put("below/c.txt", 2_000, 3_000);
        watchUntil(3_000, 3, savepoint);
        assertThat(sorted(files.lines("/out").stream())).isEqualTo(all(0, 3_000));
    }

    private String watchUntil(int lines, int parallelism, @Nullable String from) throws Exception {
        StreamExecutionEnvironment env = environment(parallelism, from);
        env.fromSource(
                        FileSource.forRecordStreamFormat(new TextLineInputFormat(), new Path("memory://store/in"))
                                .monitorContinuously(Duration.ofMillis(20))
                                .build(),
                        WatermarkStrategy.noWatermarks(),
                        "watch")
                .uid("watch")
                .rebalance()
                .sinkTo(rows("store")
                        .withRollingPolicy(OnCheckpointRollingPolicy.build())
                        .build())
                .uid("sink");
        JobClient job = env.executeAsync();
        while (files.lines("/out").size() < lines) Thread.onSpinWait();
        return job.stopWithSavepoint(false, directory.resolve("savepoints").toString(), SavepointFormatType.CANONICAL)
                .get(30, TimeUnit.SECONDS);
    }

    private void put(String name, int from, int to) throws IOException {
        byte[] lines = LongStream.range(from, to)
                .mapToObj(each -> each + "\n")
                .collect(Collectors.joining())
                .getBytes(StandardCharsets.UTF_8);
        files.put("/in/" + name, name.endsWith(".gz") ? zipped(lines) : lines);
    }

    /// Returns a file of two members, as `cat a.gz b.gz` makes.
    private static byte[] zipped(byte[] bytes) throws IOException {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (int part = 0; part < 2; part++) {
            try (GZIPOutputStream out = new GZIPOutputStream(all)) {
                int half = bytes.length / 2;
                out.write(bytes, part * half, part == 0 ? half : bytes.length - half);
            }
        }
        return all.toByteArray();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3})
    void files_plain_and_compressed_are_read_on_from_where_they_were(int parallelism) throws Exception {
        for (int i = 0; i < 4; i++) put("f" + i + (i % 2 == 0 ? ".txt" : ".txt.gz"), i * NUMBERS, (i + 1) * NUMBERS);
        StreamExecutionEnvironment env = environment(parallelism, null);
        env.fromSource(
                        FileSource.forRecordStreamFormat(new GatedLines(), new Path("memory://store/in"))
                                .build(),
                        WatermarkStrategy.noWatermarks(),
                        "lines")
                .rebalance()
                .map(new FailingMap<>(FAILURES))
                .returns(Types.STRING)
                .sinkTo(rows("store").build());
        env.execute();
        assertThat(Gate.FAILURES).hasValue(FAILURES);
        assertThat(sorted(files.lines("/out").stream())).isEqualTo(all(0, 4 * NUMBERS));
    }

    @Test
    void a_file_system_that_cannot_commit_is_refused() {
        StreamExecutionEnvironment env = environment(1, null);
        env.fromData("a").sinkTo(rows("plain").build());
        assertThatThrownBy(env::execute)
                .hasStackTraceContaining("MR-7012")
                .hasStackTraceContaining("memory://plain/out")
                .hasStackTraceContaining("MR-2522");
    }

    @Test
    void compaction_needs_a_local_path() {
        var strategy = FileCompactStrategy.Builder.newBuilder()
                .enableCompactionOnCheckpoint(1)
                .build();
        var sink = rows("store").enableCompact(strategy, new ConcatFileCompactor());
        assertThatThrownBy(sink::build).hasMessageContaining("MR-7040").hasMessageContaining("memory://store/out");
        assertThat(rows("store").disableCompact().build()).isNotNull();
    }

    @Test
    void a_path_that_does_not_exist_is_named() {
        StreamExecutionEnvironment env = environment(1, null);
        env.fromSource(
                        FileSource.forRecordStreamFormat(new TextLineInputFormat(), new Path("memory://store/gone"))
                                .build(),
                        WatermarkStrategy.noWatermarks(),
                        "lines")
                .print();
        assertThatThrownBy(env::execute)
                .hasStackTraceContaining("MR-7001")
                .hasStackTraceContaining("memory://store/gone");
    }
}
