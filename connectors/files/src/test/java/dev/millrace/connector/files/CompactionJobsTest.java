package dev.millrace.connector.files;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.api.DataStream;
import dev.millrace.api.StreamExecutionEnvironment;
import dev.millrace.api.config.Configuration;
import dev.millrace.api.config.RestartStrategyOptions;
import dev.millrace.api.config.RuntimeExecutionMode;
import dev.millrace.api.config.StateRecoveryOptions;
import dev.millrace.api.execution.JobClient;
import dev.millrace.api.execution.SavepointFormatType;
import dev.millrace.api.serialization.BulkWriter;
import dev.millrace.api.serialization.SimpleStringEncoder;
import dev.millrace.api.sink.Sink;
import dev.millrace.api.source.library.DataGeneratorSource;
import dev.millrace.api.source.rate.RateLimiterStrategy;
import dev.millrace.api.time.WatermarkStrategy;
import dev.millrace.api.type.Types;
import dev.millrace.connector.files.sink.BasePathBucketAssigner;
import dev.millrace.connector.files.sink.BucketAssigner;
import dev.millrace.connector.files.sink.DefaultRollingPolicy;
import dev.millrace.connector.files.sink.FileSink;
import dev.millrace.connector.files.sink.OnCheckpointRollingPolicy;
import dev.millrace.connector.files.sink.OutputFileConfig;
import dev.millrace.connector.files.sink.compactor.ConcatFileCompactor;
import dev.millrace.connector.files.sink.compactor.DecoderBasedReader;
import dev.millrace.connector.files.sink.compactor.FileCompactStrategy;
import dev.millrace.connector.files.sink.compactor.OutputStreamBasedFileCompactor;
import dev.millrace.connector.files.sink.compactor.RecordWiseFileCompactor;
import dev.millrace.connector.files.sink.compactor.SimpleStringDecoder;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Runs jobs that compact small files; some of the jobs fail and restart.
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class CompactionJobsTest {
    private static final int FAILURES = 3;
    private static final int NUMBERS = 9_000;
    private static final int BUCKETS = 3;
    private static final int BEFORE_FAILING = 3;
    /// Exceeds the total size of all files.
    private static final long NEVER = 1L << 40;

    private static final AtomicInteger COMPACTIONS = new AtomicInteger();
    private static volatile CountDownLatch opened = new CountDownLatch(0);

    @TempDir
    private Path directory;

    @BeforeEach
    void forget() {
        Gate.FAILURES.set(0);
        COMPACTIONS.set(0);
        opened = new CountDownLatch(0);
    }

    private static StreamExecutionEnvironment environment(int parallelism, @Nullable String from) {
        Configuration configuration = new Configuration();
        configuration.set(RestartStrategyOptions.RESTART_STRATEGY, "fixed-delay");
        configuration.set(RestartStrategyOptions.RESTART_STRATEGY_FIXED_DELAY_ATTEMPTS, FAILURES);
        configuration.set(RestartStrategyOptions.RESTART_STRATEGY_FIXED_DELAY_DELAY, Duration.ofMillis(1));
        if (from != null) configuration.set(StateRecoveryOptions.SAVEPOINT_PATH, from);
        StreamExecutionEnvironment env = StreamExecutionEnvironment.createLocalEnvironment(parallelism, configuration);
        env.enableCheckpointing(10);
        return env;
    }

    private static DataStream<String> numbers(StreamExecutionEnvironment env) {
        return env.fromSource(
                        new DataGeneratorSource<>(
                                String::valueOf, NUMBERS, RateLimiterStrategy.perCheckpoint(1_000), Types.STRING),
                        WatermarkStrategy.noWatermarks(),
                        "numbers")
                .uid("numbers");
    }

    private static DataStream<String> failing(DataStream<String> numbers) {
        return numbers.map(new FailingMap<>(FAILURES)).returns(Types.STRING);
    }

    private Path out() {
        return directory.resolve("out");
    }

    private static boolean isHidden(Path file) {
        return file.getFileName().toString().startsWith(".");
    }

    /// Ignores files that appear or disappear during the listing.
    private List<Path> files(boolean hidden) {
        List<Path> files = new ArrayList<>();
        collect(out().toFile(), files);
        return files.stream().filter(file -> isHidden(file) == hidden).toList();
    }

    private static void collect(File directory, List<Path> files) {
        File[] children = directory.listFiles();
        if (children == null) return;
        for (File child : children) {
            if (child.isFile()) files.add(child.toPath());
            else collect(child, files);
        }
    }

    private List<String> lines() throws IOException {
        List<String> lines = new ArrayList<>();
        for (Path file : files(false)) lines.addAll(Files.readAllLines(file));
        return lines.stream().sorted().toList();
    }

    private static List<String> all() {
        return LongStream.range(0, NUMBERS).mapToObj(String::valueOf).sorted().toList();
    }

    /// Distributes numbers over three directories.
    private static final class Remainders implements BucketAssigner<String, String> {
        private static final long serialVersionUID = 1L;

        @Override
        public String getBucketId(String element, Context context) {
            return "b" + Long.parseLong(element) % BUCKETS;
        }

        @Override
        public dev.millrace.api.memory.SimpleVersionedSerializer<String> getSerializer() {
            return dev.millrace.connector.files.sink.SimpleVersionedStringSerializer.INSTANCE;
        }
    }

    private FileSink.DefaultRowFormatBuilder<String> rows() {
        return FileSink.forRowFormat(
                        dev.millrace.api.fs.Path.fromLocalFile(out().toFile()), new SimpleStringEncoder<String>())
                .withBucketAssigner(new Remainders())
                .withRollingPolicy(OnCheckpointRollingPolicy.build());
    }

    private static FileCompactStrategy everyCheckpoints(int count) {
        return FileCompactStrategy.Builder.newBuilder()
                .enableCompactionOnCheckpoint(count)
                .setNumCompactThreads(2)
                .build();
    }

    private static FileCompactStrategy from(long bytes) {
        return FileCompactStrategy.Builder.newBuilder().setSizeThreshold(bytes).build();
    }

    private void assertCompactedOnce() throws IOException {
        assertThat(lines()).isEqualTo(all());
        assertThat(files(false)).allMatch(file -> file.getFileName().toString().startsWith("compacted-part-"));
        for (Path file : files(false)) {
            String bucket = file.getParent().getFileName().toString();
            assertThat(Files.readAllLines(file)).allMatch(line -> bucket.equals("b" + Long.parseLong(line) % BUCKETS));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 4})
    void files_of_some_checkpoints_are_made_into_one_over_failures(int parallelism) throws Exception {
        StreamExecutionEnvironment env = environment(parallelism, null);
        failing(numbers(env))
                .sinkTo(rows().enableCompact(everyCheckpoints(2), new ConcatFileCompactor())
                        .build());
        env.execute();
        assertThat(Gate.FAILURES).hasValue(FAILURES);
        assertCompactedOnce();
    }

    /// Fails in the middle of a file, a limited number of times.
    private static final class Stumbling extends OutputStreamBasedFileCompactor {
        private static final long serialVersionUID = 1L;

        @Override
        protected void doCompact(List<dev.millrace.api.fs.Path> inputFiles, OutputStream outputStream)
                throws Exception {
            int half = inputFiles.size() / 2;
            new ConcatFileCompactor().compact(inputFiles.subList(0, half), outputStream);
            int count = COMPACTIONS.incrementAndGet();
            if (count % BEFORE_FAILING == 0 && count / BEFORE_FAILING <= FAILURES) {
                Gate.FAILURES.incrementAndGet();
                throw new IOException("planned");
            }
            new ConcatFileCompactor().compact(inputFiles.subList(half, inputFiles.size()), outputStream);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 4})
    void a_compactor_that_fails_in_the_middle_leaves_nothing_behind(int parallelism) throws Exception {
        StreamExecutionEnvironment env = environment(parallelism, null);
        // Several files may fail in one failed attempt.
        numbers(env)
                .sinkTo(rows().withRollingPolicy(DefaultRollingPolicy.builder()
                                .withMaxPartSize(500)
                                .build())
                        .enableCompact(from(2_000), new Stumbling())
                        .build());
        env.execute();
        assertThat(Gate.FAILURES).hasValue(FAILURES);
        assertCompactedOnce();
        // With other subtasks, unfinished files of the failed attempt stay hidden, like files in progress.
        if (parallelism == 1)
            assertThat(files(true))
                    .noneMatch(file -> file.getFileName().toString().contains("compacted"));
    }

    /// Writes files that are valid only with a first and a last line.
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

    /// Returns the numbers between the first and the last line.
    private static final class Inner extends SimpleStringDecoder {
        private static final long serialVersionUID = 1L;

        @Override
        public @Nullable String decodeNext() throws IOException {
            String line = super.decodeNext();
            return line != null && (line.equals("begin") || line.equals("end")) ? decodeNext() : line;
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 4})
    void files_of_bulk_formats_are_read_and_written_again(int parallelism) throws Exception {
        StreamExecutionEnvironment env = environment(parallelism, null);
        Sink<String> sink = FileSink.<String>forBulkFormat(
                        dev.millrace.api.fs.Path.fromLocalFile(out().toFile()), Framed::create)
                .withBucketAssigner(new BasePathBucketAssigner<>())
                .enableCompact(
                        everyCheckpoints(3),
                        new RecordWiseFileCompactor<>(new DecoderBasedReader.Factory<String>(Inner::new)))
                .build();
        failing(numbers(env)).sinkTo(sink);
        env.execute();
        assertThat(Gate.FAILURES).hasValue(FAILURES);
        List<String> numbers = new ArrayList<>();
        for (Path file : files(false)) {
            List<String> lines = Files.readAllLines(file);
            assertThat(lines).startsWith("begin").endsWith("end");
            numbers.addAll(lines.subList(1, lines.size() - 1));
        }
        assertThat(numbers.stream().sorted().toList()).isEqualTo(all());
    }

    @Test
    void there_are_as_few_files_as_the_size_lets_expect() throws Exception {
        StreamExecutionEnvironment env = environment(4, null);
        numbers(env)
                .sinkTo(rows().withRollingPolicy(DefaultRollingPolicy.builder()
                                .withMaxPartSize(200)
                                .build())
                        .withOutputFileConfig(OutputFileConfig.builder()
                                .withPartSuffix(".txt")
                                .build())
                        .enableCompact(from(5_000), new ConcatFileCompactor())
                        .build());
        env.execute();
        assertCompactedOnce();
        long small = 0;
        for (Path file : files(false)) {
            if (Files.size(file) < 5_000) small++;
            // The last file may exceed the threshold, but only by its own size.
            assertThat(Files.size(file)).isLessThan(6_000);
            assertThat(file.toString()).endsWith(".txt");
        }
        assertThat(small).isLessThanOrEqualTo(BUCKETS);
        assertThat(files(true)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void without_checkpoints_each_bucket_has_one_file_at_the_end(boolean isBatch) throws Exception {
        StreamExecutionEnvironment env = StreamExecutionEnvironment.createLocalEnvironment(4);
        if (isBatch) env.setRuntimeMode(RuntimeExecutionMode.BATCH);
        env.fromSequence(0, NUMBERS - 1)
                .map(String::valueOf)
                .returns(Types.STRING)
                .sinkTo(rows().enableCompact(from(NEVER), new ConcatFileCompactor())
                        .build());
        env.execute();
        assertCompactedOnce();
        assertThat(files(false)).hasSize(BUCKETS);
        assertThat(files(true)).isEmpty();
    }

    private JobClient start(int parallelism, @Nullable String from, Sink<String> sink) throws Exception {
        StreamExecutionEnvironment env = environment(parallelism, from);
        numbers(env).sinkTo(sink).uid("sink");
        return env.executeAsync();
    }

    private String stop(JobClient job) throws Exception {
        return job.stopWithSavepoint(false, directory.resolve("savepoints").toString(), SavepointFormatType.CANONICAL)
                .get(30, TimeUnit.SECONDS);
    }

    private void finish(int parallelism, String from, Sink<String> sink) throws Exception {
        start(parallelism, from, sink).getJobExecutionResult().get(30, TimeUnit.SECONDS);
    }

    private FileSink<String> waiting() {
        return rows().enableCompact(from(NEVER), new ConcatFileCompactor()).build();
    }

    @Test
    void files_that_wait_are_seen_as_they_are_when_compaction_is_switched_off() throws Exception {
        JobClient job = start(2, null, waiting());
        while (files(true).size() < 20) Thread.onSpinWait();
        String savepoint = stop(job);
        assertThat(files(false)).isEmpty();
        finish(3, savepoint, rows().disableCompact().build());
        assertThat(lines()).isEqualTo(all());
        assertThat(files(false)).allMatch(file -> file.getFileName().toString().startsWith("part-"));
        assertThat(files(true)).isEmpty();
    }

    @Test
    void compaction_goes_on_after_it_was_off_and_with_another_parallelism() throws Exception {
        JobClient job = start(2, null, waiting());
        while (files(true).size() < 5) Thread.onSpinWait();
        String savepoint = stop(job);
        job = start(4, savepoint, rows().disableCompact().build());
        while (files(false).size() < 10) Thread.onSpinWait();
        savepoint = stop(job);
        long before = files(false).size();
        finish(1, savepoint, waiting());
        assertThat(lines()).isEqualTo(all());
        assertThat(files(false)).hasSizeBetween((int) before + 1, (int) before + BUCKETS);
        assertThat(files(true)).isEmpty();
    }

    @Test
    void compaction_can_be_switched_on_for_a_job_that_had_none() throws Exception {
        JobClient job = start(2, null, rows().build());
        while (files(false).size() < 10) Thread.onSpinWait();
        String savepoint = stop(job);
        finish(4, savepoint, waiting());
        assertThat(lines()).isEqualTo(all());
        assertThat(files(true)).isEmpty();
    }

    /// Writes half of the content, and waits for the test or the job's end.
    private static final class Held extends OutputStreamBasedFileCompactor {
        private static final long serialVersionUID = 1L;

        @Override
        protected void doCompact(List<dev.millrace.api.fs.Path> inputFiles, OutputStream outputStream)
                throws Exception {
            outputStream.write("half".getBytes(StandardCharsets.UTF_8));
            outputStream.flush();
            COMPACTIONS.incrementAndGet();
            opened.await();
            throw new IOException("only ever interrupted");
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void a_compaction_under_way_at_a_savepoint_is_begun_again_or_given_up(boolean isGivenUp) throws Exception {
        opened = new CountDownLatch(1);
        JobClient job = start(2, null, rows().enableCompact(from(1), new Held()).build());
        while (COMPACTIONS.get() < 2) Thread.onSpinWait();
        String savepoint = stop(job);
        assertThat(files(false)).isEmpty();
        finish(
                1,
                savepoint,
                isGivenUp
                        ? rows().disableCompact().build()
                        : rows().enableCompact(everyCheckpoints(1), new ConcatFileCompactor())
                                .build());
        assertThat(lines()).isEqualTo(all());
        assertThat(files(false))
                .allMatch(file -> file.getFileName().toString().startsWith(isGivenUp ? "part-" : "compacted-"));
        assertThat(files(true)).noneMatch(file -> file.getFileName().toString().contains("compacted"));
    }

    @Test
    void a_request_of_a_savepoint_that_was_carried_out_since_is_not_carried_out_again() throws Exception {
        opened = new CountDownLatch(1);
        JobClient job = start(1, null, rows().enableCompact(from(1), new Held()).build());
        while (COMPACTIONS.get() < 1) Thread.onSpinWait();
        String savepoint = stop(job);
        FileSink<String> sink = rows().enableCompact(everyCheckpoints(1), new ConcatFileCompactor())
                .build();
        job = start(1, savepoint, sink);
        while (files(false).isEmpty()) Thread.onSpinWait();
        String after = stop(job);
        List<String> seen = lines();
        assertThat(seen).isNotEmpty();
        // In a second start from the same savepoint, the files of its requests exist and remain.
        job = start(1, savepoint, sink);
        int before = files(false).size();
        while (files(false).size() == before) Thread.onSpinWait();
        stop(job);
        assertThat(lines()).containsAll(seen);
        finish(1, after, sink);
    }
}
