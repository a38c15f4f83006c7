package dev.millrace.compat;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Checks that Flink's unmodified examples have the same results on Flink and on Millrace.
final class FlinkExamplesTest {
    private static final Predicate<String> TUPLES = line -> line.startsWith("(") || line.startsWith("rejected:");
    private static final int ALL = Integer.MAX_VALUE;
    private static final int ANSWERS = 40;

    @TempDir
    private Path directory;

    private static void assertSame(ExampleJar jar, List<String> arguments) throws Exception {
        List<String> flinks = Engine.FLINK.run(jar, arguments, TUPLES, ALL);
        List<String> ours = Engine.MILLRACE.run(jar, arguments, TUPLES, ALL);
        assertThat(flinks).isNotEmpty();
        assertThat(ours).containsExactlyInAnyOrderElementsOf(flinks);
    }

    static Stream<Arguments> bounded() {
        return Stream.of(
                Arguments.of(ExampleJar.ofOne("WordCount", "wordcount.WordCount"), List.of()),
                Arguments.of(
                        ExampleJar.ofOne("WordCount", "wordcount.WordCount"), List.of("--execution-mode", "BATCH")),
                Arguments.of(ExampleJar.ofAll("windowing.SessionWindowing"), List.of()),
                Arguments.of(ExampleJar.ofAll("sideoutput.SideOutputExample"), List.of()),
                Arguments.of(ExampleJar.ofAll("windowing.WindowWordCount"), List.of("--window", "3", "--slide", "2")));
    }

    @ParameterizedTest
    @MethodSource("bounded")
    void an_example_that_ends_gives_the_same_results(ExampleJar jar, List<String> arguments) throws Exception {
        assertSame(jar, arguments);
    }

    @Test
    void word_count_reads_and_writes_files() throws Exception {
        Path input = Files.writeString(directory.resolve("input.txt"), "to be or not to be\nthat is the question\n");
        ExampleJar jar = ExampleJar.ofOne("WordCount", "wordcount.WordCount");
        for (Engine engine : List.of(Engine.FLINK, Engine.MILLRACE)) {
            Path output = directory.resolve(engine.name());
            engine.run(jar, List.of("--input", input.toString(), "--output", output.toString()), _ -> true, ALL);
        }
        List<String> flinks = lines(directory.resolve(Engine.FLINK.name()));
        assertThat(flinks).hasSize(10);
        assertThat(lines(directory.resolve(Engine.MILLRACE.name()))).containsExactlyInAnyOrderElementsOf(flinks);
    }

    private static List<String> lines(Path output) throws IOException {
        try (Stream<Path> files = Files.walk(output)) {
            return files.filter(Files::isRegularFile)
                    .flatMap(file -> {
                        try {
                            return Files.readAllLines(file).stream();
                        } catch (IOException unreadable) {
                            throw new IllegalStateException(unreadable);
                        }
                    })
                    .toList();
        }
    }

    @Test
    void top_speeds_of_a_file_of_cars_are_the_same() throws Exception {
        Random chance = new Random(5);
        List<String> cars = IntStream.range(0, 400)
                .mapToObj(i -> "(" + i % 2 + "," + (50 + chance.nextInt(50)) + "," + i * 7.5 + "," + i * 100L + ")")
                .toList();
        Path input = Files.write(directory.resolve("cars.txt"), cars);
        assertSame(
                ExampleJar.ofOne("TopSpeedWindowing", "windowing.TopSpeedWindowing"),
                List.of("--input", input.toString()));
    }

    static Stream<Arguments> endless() {
        return Stream.of(
                Arguments.of(
                        "join.WindowJoin",
                        List.of("--windowSize", "500", "--rate", "50"),
                        "\\([a-z]+,[1-5],\\d{1,5}\\)",
                        20),
                Arguments.of(
                        "statemachine.StateMachineExample",
                        List.of("--error-rate", "0.1", "--sleep", "1"),
                        "ALERT .+ : .+",
                        20),
                Arguments.of("datagen.DataGenerator", List.of(), "Number: \\d+", 40));
    }

    /// The output of these examples depends on random numbers and the time, so the test compares only its form.
    @ParameterizedTest
    @MethodSource("endless")
    void an_example_without_end_gives_results_of_the_same_form(
            String mainClass, List<String> arguments, String form, int lines) throws Exception {
        Pattern pattern = Pattern.compile(form);
        ExampleJar jar = ExampleJar.ofAll(mainClass);
        Predicate<String> isResult = line -> pattern.matcher(line).matches();
        for (Engine engine : List.of(Engine.FLINK, Engine.MILLRACE)) {
            assertThat(engine.run(jar, arguments, isResult, lines))
                    .as("%s", engine)
                    .hasSize(lines);
        }
    }

    /// One call in a thousand fails on purpose and ends the job on both engines. The test then repeats the job.
    @ParameterizedTest
    @ValueSource(strings = {"ordered", "unordered"})
    void asynchronous_calls_are_answered(String mode) throws Exception {
        ExampleJar jar = ExampleJar.ofAll("async.AsyncIOExample");
        for (Engine engine : List.of(Engine.FLINK, Engine.MILLRACE)) {
            List<String> answers = List.of();
            for (int tries = 0; answers.size() < ANSWERS && tries < 8; tries++) {
                try {
                    answers = engine.run(jar, List.of("--waitMode", mode), line -> line.matches("key\\d"), ANSWERS);
                } catch (IOException thrownOnPurpose) {
                    assertThat(thrownOnPurpose).hasMessageContaining("ended with status");
                }
            }
            assertThat(answers).as("%s", engine).hasSize(ANSWERS);
            assertThat(new TreeSet<>(answers)).as("%s", engine).hasSizeGreaterThan(4);
        }
    }

    @Test
    void words_from_a_socket_are_counted_the_same() throws Exception {
        List<String> words = List.of("one", "two two", "three three three", "four");
        for (Engine engine : List.of(Engine.FLINK, Engine.MILLRACE)) {
            try (WordServer server = new WordServer(words)) {
                List<String> counts = engine.run(
                        ExampleJar.ofAll("socket.SocketWindowWordCount"),
                        List.of("--hostname", "127.0.0.1", "--port", "" + server.port()),
                        line -> line.matches("[a-z]+ : \\d+"),
                        4);
                assertThat(new TreeSet<>(counts))
                        .as("%s", engine)
                        .containsExactly("four : 1", "one : 1", "three : 3", "two : 2");
            }
        }
    }
}
