package dev.millrace.published;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Runs the published jar of Flink's Parquet format, unmodified: each engine reads the files of the other one.
final class ParquetJarTest {
    private static final int ORDERS = 3_000;
    private static final int LIMIT_SECONDS = 120;

    @TempDir
    private static Path directory;

    @ParameterizedTest
    @CsvSource({"MILLRACE, FLINK", "FLINK, MILLRACE", "MILLRACE, MILLRACE"})
    void orders_are_read_from_parquet_files_as_they_were_written(Engine writer, Engine reader) throws Exception {
        Path jar = Jars.flink2("ParquetCopy", "parquet", directory);
        Path files = directory.resolve("files-" + writer + "-" + reader);
        Path text = directory.resolve("text-" + writer + "-" + reader);
        run(writer, jar, "mode=write", "out=" + files.toUri(), "count=" + ORDERS);
        assertThat(finished(files)).isNotEmpty();
        run(reader, jar, "mode=read", "in=" + files.toUri(), "out=" + text.toUri());
        List<String> lines = new ArrayList<>();
        for (Path file : finished(text)) lines.addAll(Files.readAllLines(file));
        assertThat(lines)
                .containsExactlyInAnyOrderElementsOf(LongStream.rangeClosed(1, ORDERS)
                        .mapToObj(ParquetJarTest::order)
                        .toList());
    }

    /// Returns an order as Avro prints records.
    private static String order(long id) {
        String note = id % 3 == 0 ? "\"note " + id + "\"" : "null";
        return "{\"id\": " + id + ", \"name\": \"order " + id + "\", \"price\": " + id / 4.0 + ", \"note\": " + note
                + ", \"parts\": [" + id % 5 + ", " + id % 7 + "]}";
    }

    private static List<Path> finished(Path root) throws IOException {
        try (Stream<Path> files = Files.walk(root)) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> file.getFileName().toString().startsWith("part-"))
                    .sorted()
                    .toList();
        }
    }

    private static void run(Engine engine, Path jar, String... arguments) throws Exception {
        List<String> all = new ArrayList<>(List.of(arguments));
        all.add("parallelism.default=2");
        all.add("restart-strategy.type=none");
        all.add("execution.checkpointing.interval=200ms");
        Path log = Files.createTempFile(directory, "job", ".log");
        all.add("execution.checkpointing.dir="
                + directory.resolve(log + "-checkpoints").toUri());
        try (ServerProcess job = engine.start(jar, List.of(), all, log)) {
            assertThat(job.await(LIMIT_SECONDS)).as(job::output).isZero();
        }
    }
}
