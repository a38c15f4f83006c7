package dev.millrace.tidy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// Checks the rules for all source files.
final class SourcesTest {
    private static final int LINES_MAX = 600;
    private static final int PACKAGE_FILES_MAX = 30;
    /// Packages whose public names are Flink's, so that users find them there.
    private static final List<String> NAMED_BY_FLINK = List.of(
            "api/",
            "table/",
            "flink1/",
            "testkit/",
            "connectors/files/src/main/java/dev/millrace/connector/files/sink/");
    private static final Pattern FAULT = Pattern.compile("new Fault\\(\\s*(\\d{4}),");
    private static final Pattern OUTSIDE = Pattern.compile("System\\.(nanoTime|currentTimeMillis)\\(|Instant\\.now\\("
            + "|Thread\\.(sleep|ofPlatform|ofVirtual)\\(|new Thread\\(|Executors\\.|new Random\\(|Math\\.random\\("
            + "|UUID\\.randomUUID\\(|java\\.nio\\.file\\.Files;|java\\.net\\.Socket;|ThreadLocal|parallelStream\\(");
    /// Matches methods whose copies are iterated in an order that differs between processes.
    private static final Pattern SALTED =
            Pattern.compile("\\b(Set|Map)\\.copyOf\\(|Collectors\\.toUnmodifiable(Set|Map)\\(");
    private static final List<String> REPEATABLE = List.of(
            "base/", "state/", "exchange/", "network/", "runtime/", "cluster/", "sim/", "server/", "state-processor/");
    private static final Pattern SKIPPED = Pattern.compile("@Disabled|assumeTrue\\(false|Thread\\.sleep\\(");
    private static final Pattern UNFINISHED = Pattern.compile("\\b(TO" + "DO|FIX" + "ME)\\b");

    @Test
    void no_file_is_longer_than_a_reader_can_hold() throws IOException {
        assertThat(where(Project.sources(), (_, text) -> text.lines().count() > LINES_MAX))
                .describedAs("split these: %d lines is the end", LINES_MAX)
                .isEmpty();
    }

    @Test
    void nobody_but_the_host_reaches_outside() throws IOException {
        List<Path> production = Project.sources().stream()
                .filter(path -> path.toString().contains("/src/main/"))
                .filter(path -> !isExempt(path))
                .toList();
        assertThat(where(production, (_, text) -> OUTSIDE.matcher(text).find()))
                .describedAs("take what you need from dev.millrace.base.host.Host")
                .isEmpty();
    }

    @Test
    void collections_that_a_simulation_or_a_snapshot_iterates_keep_their_order() throws IOException {
        List<Path> production = Project.sources().stream()
                .filter(path -> path.toString().contains("/src/main/"))
                .filter(path -> REPEATABLE.stream()
                        .anyMatch(Project.ROOT.relativize(path).toString()::startsWith))
                .toList();
        assertThat(where(
                        production,
                        (_, text) -> SALTED.matcher(withoutComments(text)).find()))
                .describedAs("take dev.millrace.base.collection.OrderedCopy")
                .isEmpty();
    }

    private static String withoutComments(String text) {
        return text.replaceAll("(?m)^\\s*//.*$", "");
    }

    private static boolean isExempt(Path path) {
        String relative = Project.ROOT.relativize(path).toString();
        // The simulator is a host.
        return List.of("base/", "bench/", "cli/", "sim/").stream().anyMatch(relative::startsWith);
    }

    @Test
    void nothing_is_left_unfinished_or_skipped() throws IOException {
        assertThat(where(
                        Project.sources(),
                        (path, text) -> !path.endsWith("SourcesTest.java")
                                && (UNFINISHED.matcher(text).find()
                                        || path.toString().contains("/src/test/")
                                                && SKIPPED.matcher(text).find())))
                .describedAs("finish it, or leave it out with a fault and a line in docs/status.md")
                .isEmpty();
    }

    @Test
    void every_package_says_its_job_and_checks_its_nulls() throws IOException {
        List<Path> missing = new ArrayList<>();
        for (Path source : Project.sources()) {
            if (!source.toString().contains("/src/main/")) continue;
            Path description = source.resolveSibling("package-info.java");
            boolean isThere = Files.exists(description)
                    && Files.readString(description).contains("@NullMarked")
                    && Files.readString(description).contains("///");
            if (!isThere && !missing.contains(description)) missing.add(description);
        }
        assertThat(missing)
                .describedAs("write a package-info.java with a /// sentence and @NullMarked")
                .isEmpty();
    }

    @Test
    void no_package_is_larger_than_a_reader_can_hold() throws IOException {
        Map<String, Integer> files = new TreeMap<>();
        for (Path source : Project.sources()) {
            String relative = Project.ROOT.relativize(source).toString();
            boolean isCounted = relative.contains("/src/main/") && !relative.endsWith("package-info.java");
            if (isCounted && NAMED_BY_FLINK.stream().noneMatch(relative::startsWith))
                files.merge(relative.substring(0, relative.lastIndexOf('/')), 1, Integer::sum);
        }
        files.values().removeIf(count -> count <= PACKAGE_FILES_MAX);
        assertThat(files)
                .describedAs("split these by subject: %d files is the end", PACKAGE_FILES_MAX)
                .isEmpty();
    }

    @Test
    void no_two_types_share_a_name() throws IOException {
        Map<String, Path> known = new HashMap<>();
        List<String> twice = new ArrayList<>();
        for (Path source : Project.sources()) {
            String relative = Project.ROOT.relativize(source).toString();
            // Names of the API of Flink are given. Each program for Flink in bench/peers has the name of the program
            // for Millrace. Each example is a program of its own.
            boolean isExempt = List.of("api/", "table/", "flink1/", "bench/peers/", "examples/").stream()
                            .anyMatch(relative::startsWith)
                    || !relative.contains("/src/main/")
                    || relative.endsWith("package-info.java");
            Path other = isExempt ? null : known.put(source.getFileName().toString(), source);
            if (other != null) twice.add(relative + " and " + Project.ROOT.relativize(other));
        }
        assertThat(twice).describedAs("give each type a name of its own").isEmpty();
    }

    @Test
    void every_fault_has_a_number_of_its_own() throws IOException {
        Map<String, Path> numbers = new HashMap<>();
        List<String> twice = new ArrayList<>();
        for (Path source : Project.sources()) {
            if (!source.toString().contains("/src/main/")) continue;
            Matcher matcher = FAULT.matcher(Files.readString(source));
            while (matcher.find()) {
                Path other = numbers.put(matcher.group(1), source);
                if (other != null) twice.add(matcher.group(1) + " in " + other + " and " + source);
            }
        }
        assertThat(twice).isEmpty();
        assertThat(numbers).hasSizeGreaterThan(30);
    }

    @Test
    void the_patterns_find_what_they_are_for() {
        assertThat(OUTSIDE.matcher("long now = System.nanoTime();").find()).isTrue();
        assertThat(OUTSIDE.matcher("import java.nio.file.Files;").find()).isTrue();
        assertThat(OUTSIDE.matcher("clock.nanos()").find()).isFalse();
        assertThat(SALTED.matcher(withoutComments("  /// Not `Set.copyOf(x)`.\nSet.copyOf(x)"))
                        .results())
                .hasSize(1);
        assertThat(UNFINISHED.matcher("// TO" + "DO later").find()).isTrue();
        assertThat(SKIPPED.matcher("@Disabled(\"flaky\")").find()).isTrue();
    }

    private interface Rule {
        boolean breaks(Path path, String text);
    }

    private static List<String> where(List<Path> sources, Rule rule) throws IOException {
        List<String> found = new ArrayList<>();
        for (Path source : sources) {
            if (rule.breaks(source, Files.readString(source)))
                found.add(Project.ROOT.relativize(source).toString());
        }
        return found;
    }
}
