package dev.millrace.bench.peers;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Tests that the programs of `bench paths` for Millrace and for Flink differ in their imports only, as the table
/// of names maps them.
class SameProgramsTest {
    private static final Path OURS = Path.of("../src/main/java/dev/millrace/bench/millrace");
    private static final Path FLINKS = Path.of("src/main/java/dev/millrace/bench/peers/flink");
    private static final Path NAMES = Path.of("../../migrate/src/main/resources/dev/millrace/migrate/flink-names.tsv");

    @ParameterizedTest
    @ValueSource(strings = {"PathJobs", "PathFunctions", "PathTimers", "PathWindows", "PathPatterns"})
    void programs_differ_in_their_imports_only(String name) throws IOException {
        var ours = Files.readAllLines(OURS.resolve(name + ".java"));
        var flinks = Files.readAllLines(FLINKS.resolve(name + ".java"));
        assertThat(without(flinks)).isEqualTo(without(ours)).isNotEmpty();
        var names = names();
        assertThat(imports(flinks).stream().map(it -> names.getOrDefault(it, it)))
                .containsExactlyInAnyOrderElementsOf(imports(ours));
    }

    private static List<String> without(List<String> lines) {
        Predicate<String> isHead = it -> it.startsWith("import ") || it.startsWith("package ") || it.isBlank();
        return lines.stream().filter(isHead.negate()).toList();
    }

    private static List<String> imports(List<String> lines) {
        return lines.stream()
                .filter(it -> it.startsWith("import "))
                .map(it -> it.substring("import ".length(), it.length() - 1))
                .toList();
    }

    /// Returns a map from Flink's names to Millrace's.
    private static Map<String, String> names() throws IOException {
        return Files.readAllLines(NAMES).stream()
                .filter(it -> !it.startsWith("#"))
                .map(it -> it.split("\t"))
                .collect(Collectors.toMap(it -> it[0], it -> it[1]));
    }
}
