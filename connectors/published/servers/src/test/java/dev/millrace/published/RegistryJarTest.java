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

/// Runs the published jar of Flink's Avro format with a schema registry, unmodified, against a fake registry: each
/// engine reads the messages of the other one.
final class RegistryJarTest {
    private static final int ORDERS = 1_000;
    private static final int LIMIT_SECONDS = 120;

    @TempDir
    private static Path directory;

    @ParameterizedTest
    @CsvSource({"MILLRACE, MILLRACE", "MILLRACE, FLINK", "FLINK, MILLRACE"})
    void messages_are_read_with_a_later_schema(Engine writer, Engine reader) throws Exception {
        Path jar = Jars.flink2("RegistryCopy", "registry", directory);
        Path messages = directory.resolve("messages-" + writer + "-" + reader);
        Path text = directory.resolve("text-" + writer + "-" + reader);
        try (FakeRegistry registry = new FakeRegistry()) {
            String address = "registry=" + registry.url();
            run(writer, jar, "mode=write", address, "out=" + messages.toUri(), "count=" + ORDERS);
            assertThat(registry.size()).isEqualTo(1);
            // A message starts with 0 and the identifier of the schema.
            assertThat(lines(messages)).hasSize(ORDERS).allMatch(message -> message.startsWith("0000000001"));
            run(reader, jar, "mode=read", address, "in=" + messages.toUri(), "out=" + text.toUri());
        }
        assertThat(lines(text))
                .containsExactlyInAnyOrderElementsOf(LongStream.rangeClosed(1, ORDERS)
                        .mapToObj(id -> "{\"id\": " + id + ", \"name\": \"order " + id + "\", \"note\": \"none\"}")
                        .toList());
    }

    private static List<String> lines(Path root) throws IOException {
        List<String> lines = new ArrayList<>();
        try (Stream<Path> files = Files.walk(root)) {
            for (Path file : files.filter(each -> each.getFileName().toString().startsWith("part-"))
                    .toList()) lines.addAll(Files.readAllLines(file));
        }
        return lines;
    }

    private static void run(Engine engine, Path jar, String... arguments) throws Exception {
        List<String> all = new ArrayList<>(List.of(arguments));
        all.add("parallelism.default=2");
        all.add("restart-strategy.type=none");
        all.add("execution.checkpointing.interval=200ms");
        Path log = Files.createTempFile(directory, "job", ".log");
        all.add("execution.checkpointing.dir="
                + log.resolveSibling(log.getFileName() + "-checkpoints").toUri());
        try (ServerProcess job = engine.start(jar, List.of(), all, log)) {
            assertThat(job.await(LIMIT_SECONDS)).as(job::output).isZero();
        }
    }
}
