package dev.millrace.connector.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.luben.zstd.ZstdOutputStream;
import dev.millrace.api.DataStream;
import dev.millrace.api.SingleOutputStreamOperator;
import dev.millrace.api.StreamExecutionEnvironment;
import dev.millrace.api.fs.Path;
import dev.millrace.api.process.ProcessFunction;
import dev.millrace.api.serialization.Encoder;
import dev.millrace.api.serialization.SimpleStringEncoder;
import dev.millrace.api.sink.DiscardingSink;
import dev.millrace.api.source.SplitEnumerator;
import dev.millrace.api.source.hybrid.HybridSource;
import dev.millrace.api.source.library.DataGeneratorSource;
import dev.millrace.api.time.WatermarkStrategy;
import dev.millrace.api.type.OutputTag;
import dev.millrace.api.type.TypeInformation;
import dev.millrace.api.type.Types;
import dev.millrace.api.util.CloseableIterator;
import dev.millrace.api.util.Collector;
import dev.millrace.connector.files.format.CsvReaderFormat;
import dev.millrace.connector.files.format.JsonLinesFormat;
import dev.millrace.connector.files.reader.StreamFormat;
import dev.millrace.connector.files.reader.TextLineInputFormat;
import dev.millrace.connector.files.sink.FileSink;
import dev.millrace.connector.files.source.FileSource;
import dev.millrace.format.text.BadRecord;
import dev.millrace.format.text.BadRecords;
import dev.millrace.format.text.CsvEncoder;
import dev.millrace.format.text.CsvSchema;
import dev.millrace.format.text.Decoded;
import dev.millrace.format.text.JsonLinesEncoder;
import dev.millrace.format.text.RouteBadRecords;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Runs whole programs that read and write files.
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class FileJobsTest {
    private static final OutputTag<BadRecord> BAD = new OutputTag<>("bad") {
        private static final long serialVersionUID = 1L;
    };

    @TempDir
    java.nio.file.Path directory = java.nio.file.Path.of("unset");

    private java.nio.file.Path input = directory;
    private java.nio.file.Path output = directory;

    public record Item(String name, int count) {}

    @BeforeEach
    void makeDirectories() throws IOException {
        input = Files.createDirectory(directory.resolve("input"));
        output = directory.resolve("output");
    }

    private static StreamExecutionEnvironment environment(int parallelism) {
        StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment();
        env.setParallelism(parallelism);
        return env;
    }

    private static <T> List<T> collect(DataStream<T> stream) throws Exception {
        List<T> all = new ArrayList<>();
        try (CloseableIterator<T> results = stream.executeAndCollect()) {
            results.forEachRemaining(all::add);
        }
        return all;
    }

    private <T> FileSource.FileSourceBuilder<T> files(StreamFormat<T> format) {
        return FileSource.forRecordStreamFormat(format, Path.fromLocal(input));
    }

    private <T> DataStream<T> read(StreamExecutionEnvironment env, StreamFormat<T> format) {
        return env.fromSource(files(format).build(), WatermarkStrategy.noWatermarks(), "files in");
    }

    private <T> FileSink<T> into(Encoder<T> encoder) {
        return FileSink.forRowFormat(Path.fromLocal(output), encoder).build();
    }

    private static List<String> numbers(int from, int to) {
        return IntStream.range(from, to).mapToObj(String::valueOf).toList();
    }

    private void write(String name, List<String> lines) throws IOException {
        Files.write(input.resolve(name), lines);
    }

    /// Returns all lines of the sink's output. Fails if a file is still in progress.
    private List<String> written() throws IOException {
        List<String> lines = new ArrayList<>();
        try (Stream<java.nio.file.Path> all = Files.walk(output)) {
            for (java.nio.file.Path file : all.filter(Files::isRegularFile).toList()) {
                assertThat(file.getFileName().toString()).doesNotStartWith(".").doesNotContain("inprogress");
                lines.addAll(Files.readAllLines(file));
            }
        }
        return lines;
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 7})
    void text_goes_through_whole(int parallelism) throws Exception {
        write("a.txt", numbers(0, 20_000));
        write("b.txt", numbers(20_000, 20_003));
        write("empty.txt", List.of());
        StreamExecutionEnvironment env = environment(parallelism);
        read(env, new TextLineInputFormat()).sinkTo(into(new SimpleStringEncoder<>()));
        env.execute("text");
        assertThat(written()).containsExactlyInAnyOrderElementsOf(numbers(0, 20_003));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 7})
    void csv_goes_through_whole(int parallelism) throws Exception {
        List<String> rows =
                IntStream.range(0, 3_000).mapToObj(at -> "n" + at + "," + at).toList();
        write("a.csv", rows.subList(0, 2_000));
        write("b.csv", rows.subList(2_000, 3_000));
        StreamExecutionEnvironment env = environment(parallelism);
        read(env, CsvReaderFormat.forSchema(CsvSchema.forType(Item.class), TypeInformation.of(Item.class)))
                .map(item -> new Item(item.name(), item.count() + 1))
                .sinkTo(into(new CsvEncoder<>(Item.class)));
        env.execute("csv");
        assertThat(written())
                .containsExactlyInAnyOrderElementsOf(IntStream.range(0, 3_000)
                        .mapToObj(at -> "n" + at + "," + (at + 1))
                        .toList());
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 7})
    void json_lines_go_through_whole(int parallelism) throws Exception {
        List<String> lines = IntStream.range(0, 3_000)
                .mapToObj(at -> "{\"name\":\"é" + at + "\",\"count\":" + at + "}")
                .toList();
        write("a.json", lines);
        StreamExecutionEnvironment env = environment(parallelism);
        read(env, JsonLinesFormat.of(Item.class)).rebalance().sinkTo(into(new JsonLinesEncoder<>()));
        env.execute("json");
        assertThat(written()).containsExactlyInAnyOrderElementsOf(lines);
    }

    @Test
    void compressed_files_are_read_beside_plain_ones() throws Exception {
        compress("a.gz", numbers(0, 5_000));
        compress("b.zst", numbers(5_000, 9_000));
        write("c.txt", numbers(9_000, 9_500));
        assertThat(collect(read(environment(3), new TextLineInputFormat())))
                .containsExactlyInAnyOrderElementsOf(numbers(0, 9_500));
    }

    private void compress(String name, List<String> lines) throws IOException {
        Files.write(input.resolve(name), compressed(name, String.join("\n", lines)));
    }

    private static byte[] compressed(String name, String text) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (OutputStream out = name.endsWith(".gz") ? new GZIPOutputStream(bytes) : new ZstdOutputStream(bytes)) {
            out.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return bytes.toByteArray();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 4})
    void a_hybrid_source_reads_files_first(int parallelism) throws Exception {
        write("a.txt", numbers(0, 4_000));
        write("b.txt", numbers(4_000, 4_100));
        HybridSource<String> source = HybridSource.<String, SplitEnumerator<?, ?>>builder(
                        files(new TextLineInputFormat()).build())
                .addSource(new DataGeneratorSource<>(number -> "live " + number, 500, Types.STRING))
                .build();
        List<String> lines = collect(
                environment(parallelism).fromSource(source, WatermarkStrategy.noWatermarks(), "past and present"));
        List<String> live =
                IntStream.range(0, 500).mapToObj(number -> "live " + number).toList();
        assertThat(lines).hasSize(4_600).containsAll(numbers(0, 4_100)).containsAll(live);
        if (parallelism == 1) assertThat(lines.subList(4_100, 4_600)).isEqualTo(live);
    }

    /// Adds the timestamp to each line.
    private static final class Timed extends ProcessFunction<String, String> {
        private static final long serialVersionUID = 1L;

        @Override
        public void processElement(String value, Context context, Collector<String> out) {
            out.collect(value + " at " + context.timestamp());
        }
    }

    @ParameterizedTest
    @CsvSource({"1, false", "2, false", "1, true", "2, true"})
    void files_are_read_to_their_ends_with_watermarks_that_are_aligned_or_not(int parallelism, boolean isAligned)
            throws Exception {
        List<String> expected = new ArrayList<>();
        for (int file = 0; file < 5; file++) {
            int first = file * 100_000;
            List<String> lines = numbers(first, first + 200);
            write("part-" + file, lines);
            lines.forEach(line -> expected.add(line + " at " + line));
        }
        WatermarkStrategy<String> strategy = WatermarkStrategy.<String>forBoundedOutOfOrderness(Duration.ofMillis(10))
                .withTimestampAssigner((line, _) -> Long.parseLong(line));
        if (isAligned) strategy = strategy.withWatermarkAlignment("files", Duration.ofMillis(50), Duration.ofMillis(5));
        StreamExecutionEnvironment env = environment(parallelism);
        FileSource<String> source = files(new TextLineInputFormat()).build();
        DataStream<String> one =
                env.fromSource(source, strategy, "one", Types.STRING).process(new Timed());
        DataStream<String> two =
                env.fromSource(source, strategy, "two", Types.STRING).process(new Timed());
        assertThat(collect(one)).containsExactlyInAnyOrderElementsOf(expected);
        List<String> twice = new ArrayList<>(expected);
        twice.addAll(expected);
        assertThat(collect(one.union(two))).containsExactlyInAnyOrderElementsOf(twice);
    }

    @Test
    void a_directory_without_files_is_an_empty_stream() throws Exception {
        assertThat(collect(read(environment(2), new TextLineInputFormat()))).isEmpty();
    }

    @Test
    void a_watched_directory_gives_files_that_arrive_meanwhile() throws Exception {
        write("a.txt", numbers(0, 10));
        StreamExecutionEnvironment env = environment(2);
        DataStream<String> lines = env.fromSource(
                files(new TextLineInputFormat())
                        .monitorContinuously(Duration.ofMillis(20))
                        .build(),
                WatermarkStrategy.noWatermarks(),
                "watched");
        try (CloseableIterator<String> results = lines.executeAndCollect()) {
            assertThat(next(results, 10)).containsExactlyInAnyOrderElementsOf(numbers(0, 10));
            appear("b.txt", numbers(10, 15));
            assertThat(next(results, 5)).containsExactlyInAnyOrderElementsOf(numbers(10, 15));
            appear("c.txt", numbers(15, 16));
            assertThat(next(results, 1)).containsExactly("15");
        }
    }

    private static List<String> next(CloseableIterator<String> results, int count) {
        List<String> lines = new ArrayList<>();
        while (lines.size() < count && results.hasNext()) lines.add(results.next());
        return lines;
    }

    private void appear(String name, List<String> lines) throws IOException {
        java.nio.file.Path beside = Files.write(directory.resolve(name), lines);
        Files.move(beside, input.resolve(name), StandardCopyOption.ATOMIC_MOVE);
    }

    @Test
    void a_watched_directory_that_vanishes_ends_the_job_with_its_name() throws Exception {
        write("a.txt", numbers(0, 3));
        StreamExecutionEnvironment env = environment(2);
        DataStream<String> lines = env.fromSource(
                files(new TextLineInputFormat())
                        .monitorContinuously(Duration.ofMillis(20))
                        .build(),
                WatermarkStrategy.noWatermarks(),
                "watched");
        try (CloseableIterator<String> results = lines.executeAndCollect()) {
            next(results, 3);
            Files.delete(input.resolve("a.txt"));
            Files.delete(input);
            assertThatThrownBy(results::hasNext)
                    .hasStackTraceContaining("MR-7001")
                    .hasStackTraceContaining("the enumerator of source 'Source: watched'")
                    .hasStackTraceContaining(input.toString());
        }
    }

    @Test
    void a_directory_that_is_not_there_is_told_by_name() {
        StreamExecutionEnvironment env = environment(2);
        DataStream<String> lines = env.fromSource(
                FileSource.forRecordStreamFormat(
                                new TextLineInputFormat(), Path.fromLocal(directory.resolve("nowhere")))
                        .build(),
                WatermarkStrategy.noWatermarks(),
                "lost");
        assertThatThrownBy(() -> collect(lines))
                .hasStackTraceContaining("MR-7001")
                .hasStackTraceContaining("'Source: lost'")
                .hasStackTraceContaining("nowhere");
    }

    @Test
    void a_file_that_is_cut_off_ends_the_job_with_its_name() throws Exception {
        byte[] whole = compressed("a.gz", String.join("\n", numbers(0, 5_000)));
        Files.write(input.resolve("cut.gz"), Arrays.copyOf(whole, whole.length / 2));
        StreamExecutionEnvironment env = environment(2);
        read(env, new TextLineInputFormat()).sinkTo(new DiscardingSink<>());
        assertThatThrownBy(() -> env.execute("cut"))
                .hasStackTraceContaining("MR-7002")
                .hasStackTraceContaining("'Source: files in'")
                .hasStackTraceContaining("cut.gz");
    }

    @Test
    void a_failed_job_leaves_no_finished_file_behind() throws Exception {
        write("a.txt", numbers(0, 1_000));
        StreamExecutionEnvironment env = environment(2);
        read(env, new TextLineInputFormat())
                .map(line -> String.valueOf(100 / (Integer.parseInt(line) - 999)))
                .sinkTo(into(new SimpleStringEncoder<>()));
        assertThatThrownBy(() -> env.execute("failing")).hasStackTraceContaining("/ by zero");
        if (!Files.exists(output)) return;
        try (Stream<java.nio.file.Path> all = Files.walk(output)) {
            assertThat(all.filter(Files::isRegularFile))
                    .allMatch(file -> file.getFileName().toString().startsWith("."));
        }
    }

    private void writeMalformed() throws IOException {
        write("a.json", List.of("{\"name\":\"a\",\"count\":1}", "{\"name\":\"b\",\"count\":\"many\"}", "nonsense"));
        write("b.json", List.of("{\"name\":\"c\",\"count\":3}"));
    }

    @Test
    void a_malformed_line_ends_the_job_with_file_line_and_field() throws Exception {
        writeMalformed();
        assertThatThrownBy(() -> collect(read(environment(2), JsonLinesFormat.of(Item.class))))
                .hasStackTraceContaining("Line 2")
                .hasStackTraceContaining("a.json")
                .hasStackTraceContaining("count");
    }

    @Test
    void malformed_lines_can_be_skipped() throws Exception {
        writeMalformed();
        assertThat(collect(read(environment(2), JsonLinesFormat.of(Item.class).onBadRecords(BadRecords.skip()))))
                .containsExactlyInAnyOrder(new Item("a", 1), new Item("c", 3));
    }

    @Test
    void malformed_lines_can_be_routed_with_payload_and_cause() throws Exception {
        writeMalformed();
        StreamExecutionEnvironment env = environment(2);
        DataStream<Decoded<Item>> decoded =
                read(env, JsonLinesFormat.of(Item.class).decoded());
        SingleOutputStreamOperator<Item> items =
                decoded.process(new RouteBadRecords<Item>(BAD)).returns(Item.class);
        items.sinkTo(into(new CsvEncoder<>(Item.class)));
        List<BadRecord> bad = collect(items.getSideOutput(BAD));
        assertThat(bad)
                .extracting(BadRecord::payload)
                .containsExactlyInAnyOrder("{\"name\":\"b\",\"count\":\"many\"}", "nonsense");
        assertThat(bad).allSatisfy(record -> {
            assertThat(record.path()).endsWith("a.json");
            assertThat(record.cause()).isNotEmpty();
        });
        assertThat(written()).containsExactlyInAnyOrder("a,1", "c,3");
    }
}
