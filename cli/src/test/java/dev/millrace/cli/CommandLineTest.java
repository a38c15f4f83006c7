package dev.millrace.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;

/// Tests command lines, with a program that the test compiles.
@Timeout(value = 60, unit = TimeUnit.SECONDS)
final class CommandLineTest {
    private static final String PROGRAM = """
        import dev.millrace.api.StreamExecutionEnvironment;
        import dev.millrace.api.fs.Path;
        import dev.millrace.api.source.SplitEnumerator;
        import dev.millrace.api.source.SplitEnumeratorContext;
        import dev.millrace.api.source.library.NumberSequenceSource;
        import dev.millrace.api.time.WatermarkStrategy;
        import java.util.Collection;
        import dev.millrace.connector.files.sink.FileSink;
        import dev.millrace.api.serialization.SimpleStringEncoder;

        public class Program {
            static class Unshippable {}

            public static void main(String[] args) throws Exception {
                var env = StreamExecutionEnvironment.getExecutionEnvironment();
                var numbers = env.fromSequence(1, 3);
                int parallelism = env.getParallelism();
                switch (args[0]) {
                    case "sum" -> numbers
                            .map(n -> Thread.currentThread().getContextClassLoader() == Program.class.getClassLoader()
                                    ? n * Long.parseLong(args[1]) : -1)
                            .map(n -> "p" + parallelism + " " + n)
                            .sinkTo(FileSink.forRowFormat(new Path(args[2]), new SimpleStringEncoder<String>()).build());
                    case "throw" -> numbers.map(n -> 1 / (n - 2)).print();
                    case "capture" -> {
                        var captured = new Unshippable();
                        numbers.map(n -> captured.toString()).print();
                    }
                    case "forgets" -> {
                        numbers.print();
                        return;
                    }
                    case "later" -> {
                        numbers.map(n -> 1 / (n - Long.parseLong(args[1]))).print();
                        env.executeAsync();
                        return;
                    }
                    case "source" -> env.fromSource(
                                    new NumberSequenceSource(1, 3) {
                                        @Override
                                        public SplitEnumerator<NumberSequenceSplit, Collection<NumberSequenceSplit>>
                                                createEnumerator(SplitEnumeratorContext<NumberSequenceSplit> context) {
                                            throw new ExceptionInInitializerError(new IllegalStateException("no codec"));
                                        }
                                    },
                                    WatermarkStrategy.noWatermarks(),
                                    "numbers")
                            .print();
                    case "setting" -> throw new IllegalStateException(env.getConfiguration().toString());
                    default -> numbers.map(n -> n);
                }
                env.execute();
            }
        }
        """;

    @TempDir
    private static Path directory;

    private record Outcome(int status, String out, String err) {}

    @BeforeAll
    static void compile() throws IOException {
        Path source = Files.writeString(directory.resolve("Program.java"), PROGRAM);
        int status = ToolProvider.getSystemJavaCompiler()
                .run(
                        null,
                        null,
                        null,
                        "-cp",
                        System.getProperty("java.class.path"),
                        "-d",
                        directory.resolve("classes").toString(),
                        source.toString());
        assertThat(status).isZero();
        jar("plain.jar", null);
        jar("main.jar", "Program");
    }

    private static void jar(String name, @Nullable String main) throws IOException {
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        if (main != null) manifest.getMainAttributes().put(Attributes.Name.MAIN_CLASS, main);
        try (JarOutputStream jar = new JarOutputStream(Files.newOutputStream(directory.resolve(name)), manifest);
                var classes = Files.newDirectoryStream(directory.resolve("classes"))) {
            for (Path each : classes) {
                jar.putNextEntry(new JarEntry(each.getFileName().toString()));
                jar.write(Files.readAllBytes(each));
            }
        }
    }

    private static Outcome millrace(String... args) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        int status = Main.run(args, new PrintStream(out, true), new PrintStream(err, true));
        return new Outcome(status, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    private static String path(String name) {
        return directory.resolve(name).toString();
    }

    private static List<String> lines(String output) throws IOException {
        List<String> lines = new ArrayList<>();
        try (var files = Files.walk(directory.resolve(output))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) lines.addAll(Files.readAllLines(file));
        }
        return lines;
    }

    @Test
    void a_jar_runs_with_its_own_main_class_arguments_and_parallelism() throws IOException {
        Outcome outcome = millrace("run", "-p", "3", path("main.jar"), "sum", "10", path("a"));
        assertThat(outcome.err).isEmpty();
        assertThat(outcome.status).isZero();
        assertThat(lines("a")).containsExactlyInAnyOrder("p3 10", "p3 20", "p3 30");
    }

    @Test
    void a_jar_without_a_main_class_runs_the_one_that_is_named() throws IOException {
        assertThat(millrace("run", "-c", "Program", path("plain.jar"), "sum", "1", path("b")).status)
                .isZero();
        assertThat(lines("b")).hasSize(3);

        Outcome unnamed = millrace("run", path("plain.jar"), "sum", "1", path("c"));
        assertThat(unnamed.status).isEqualTo(1);
        assertThat(unnamed.err).contains("MR-8001", "names no main class", "-c CLASS");
    }

    @Test
    void a_class_runs_from_a_class_path() throws IOException {
        assertThat(millrace("run", "--classpath", path("classes"), "Program", "sum", "2", path("d")).status)
                .isZero();
        assertThat(lines("d")).hasSize(3);
    }

    @Test
    void each_command_takes_verbose_and_programs_keep_their_own_arguments() throws IOException {
        Outcome outcome = millrace("run", "-v", path("main.jar"), "sum", "10", path("verbose"));
        assertThat(outcome.err).isEmpty();
        assertThat(outcome.status).isZero();
        assertThat(lines("verbose")).hasSize(3);
        assertThat(millrace("list", "--verbose", "--help").status).isZero();
        assertThat(millrace("run", path("main.jar"), "setting", "-v").err).doesNotContain("Unknown option");
    }

    @Test
    void settings_reach_the_program() {
        Outcome outcome = millrace("run", "-D", "a.b=c=d", "-Dpipeline.name=x", path("main.jar"), "setting");
        assertThat(outcome.err).contains("a.b", "c=d", "pipeline.name");
    }

    @Test
    void what_a_job_begins_with_is_a_setting() {
        Outcome outcome =
                millrace("run", "-s", "file:/a/b", "-n", "-claim", "CLAIM", "--resume", path("main.jar"), "setting");
        assertThat(outcome.err)
                .contains("execution.state-recovery.path", "file:/a/b")
                .contains("execution.state-recovery.ignore-unclaimed-state", "CLAIM", "millrace.resume");
        assertThat(millrace("run", "-s", path("none"), path("main.jar"), "sum", "1", path("e")).err)
                .contains("MR-5213", "none");
    }

    @Test
    void an_error_in_user_code_names_step_record_and_line() {
        Outcome outcome = millrace("run", path("main.jar"), "throw");
        assertThat(outcome.status).isEqualTo(1);
        assertThat(outcome.err)
                .contains("MR-5102", "'Map'", "java.lang.ArithmeticException", "Program.java:24", "record 2", "  fix ")
                .doesNotContain("dev.millrace.runtime");
    }

    @Test
    void faults_are_told_without_a_stack_trace_unless_asked_for() {
        assertThat(millrace("run", path("main.jar"), "capture").err)
                .contains("cannot be shipped", "Unshippable", "  fix ")
                .doesNotContain("\tat ");
        assertThat(millrace("--debug", "run", path("main.jar"), "capture").err).contains("\tat ");
        assertThat(millrace("run", "-D", "millrace.jobs.without-sinks=false", path("main.jar"), "nothing").err)
                .contains("MR-2213");
        assertThat(millrace("run", "-p", "0", path("main.jar"), "sum").err).contains("MR-2410");
    }

    @Test
    void a_program_that_starts_no_job_is_told_so() {
        Outcome outcome = millrace("run", path("main.jar"), "forgets");
        assertThat(outcome.status).isZero();
        assertThat(outcome.err).contains("ended without starting a job", "execute()");
    }

    @Test
    void a_directory_that_cannot_be_made_is_named_without_a_stack_trace() throws IOException {
        Path file = Files.writeString(directory.resolve("no-directory"), "");
        Path below = file.resolve("logs");
        Outcome outcome = millrace("coordinator", "--port", "0", "--log-dir", below.toString());
        assertThat(outcome.status).isOne();
        assertThat(outcome.err).contains("MR-8005", below.toString(), "  fix ").doesNotContain("\tat ");
        assertThat(millrace("--debug", "coordinator", "--port", "0", "--log-dir", below.toString()).err)
                .contains("\tat ");
    }

    @Test
    void what_cannot_be_found_is_named() {
        assertThat(millrace("run", path("missing.jar")).err).contains("MR-8001", "missing.jar");
        assertThat(millrace("run", "Missing").err).contains("MR-8001", "Missing", "--classpath");
        assertThat(millrace("run", "-c", "Program$Unshippable", path("main.jar")).err)
                .contains("MR-8002", "Program$Unshippable");
    }

    @Test
    void a_wrong_command_line_gets_the_usage_and_status_2() {
        for (String[] args : new String[][] {
            {"frobnicate"}, {"run"}, {"run", "-p", "x", "A"}, {"run", "-D", "novalue", "A"}, {"demo", "--rate", "fast"}
        }) {
            Outcome outcome = millrace(args);
            assertThat(outcome.status).isEqualTo(2);
            assertThat(outcome.err).contains("Usage: millrace").doesNotContain("\tat ");
        }
    }

    @Test
    void migrate_shows_what_it_would_change_and_then_changes_it() throws IOException {
        Path sources = Files.createDirectories(directory.resolve("to-migrate"));
        String before = "import org.apache.flink.util.Collector;\nimport org.apache.flink.graph.Graph;\n\nclass A {}\n";
        Path file = Files.writeString(sources.resolve("A.java"), before);
        Outcome dry = millrace("migrate", "--dry-run", sources.toString());
        assertThat(dry.status).isZero();
        assertThat(dry.out)
                .contains("-import org.apache.flink.util.Collector;", "+import dev.millrace.api.util.Collector;");
        assertThat(dry.err)
                .contains("would change 1 file", "A.java:2: org.apache.flink.graph.Graph does not exist here");
        assertThat(file).hasContent(before);
        assertThat(millrace("migrate", sources.toString()).err).contains("changed 1 file");
        assertThat(Files.readString(file)).startsWith("import dev.millrace.api.util.Collector;\nimport org.apache");
        assertThat(millrace("migrate", file.toString()).err).contains("MR-8003");
    }

    @Test
    void a_parallelism_below_1_is_wrong_usage() {
        for (String[] each : new String[][] {
            {"rescale", "-p", "0", "0123"},
            {"rescale", "-p", "2", "--at-least", "3", "0123"}
        }) {
            Outcome said = millrace(each);
            assertThat(said.status).isEqualTo(2);
            assertThat(said.err()).contains("must be");
        }
    }

    @Test
    void a_misspelt_setting_of_security_starts_nothing() {
        for (String each : List.of("coordinator", "worker", "historyserver")) {
            Outcome said = millrace(each, "--port", "0", "-D", "rest.auth.user-file=users");
            assertThat(said.status()).isOne();
            assertThat(said.err()).contains("MR-8165").contains("rest.auth.user");
        }
    }

    @Test
    void each_command_explains_itself_and_tells_the_version() {
        List<List<String>> all = new ArrayList<>();
        all.add(List.of());
        Main.line(new Main()).getSubcommands().forEach((name, command) -> {
            if (!name.equals("help")) all.add(List.of(name));
            command.getSubcommands().keySet().forEach(inner -> all.add(List.of(name, inner)));
        });
        for (List<String> words : all) {
            for (String option : List.of("--help", "--version")) {
                List<String> line = new ArrayList<>(words);
                line.add(option);
                Outcome outcome = millrace(line.toArray(String[]::new));
                assertThat(outcome.status).as("%s", line).isZero();
                assertThat(outcome.out).as("%s", line).contains(option.equals("--help") ? "Usage: " : "on Java 25");
            }
        }
    }

    @Test
    void the_list_of_commands_has_the_first_sentence_of_each_description() {
        Map<String, CommandLine> all = Main.line(new Main()).getSubcommands();
        for (CommandEntry each : CommandEntry.ALL) {
            assertThat(all.get(each.name()).getCommandSpec().aliases()).containsExactlyElementsOf(each.aliases());
            String described =
                    all.get(each.name()).getCommandSpec().usageMessage().description()[0];
            assertThat(described.replace("%n", "")).isEqualTo(each.summary());
        }
    }

    @Test
    void the_short_list_of_commands_is_the_usage_of_the_whole_command_line() {
        String whole = Main.line(new Main()).getUsageMessage(Ansi.OFF);
        assertThat(millrace("--help").out).isEqualTo(whole);
        assertThat(millrace("help").out).isEqualTo(whole);
        assertThat(millrace().out).isEqualTo(whole);
    }

    @Test
    void the_list_of_commands_holds_whole_sentences() {
        Main.line(new Main()).getSubcommands().forEach((name, command) -> {
            String[] description = command.getCommandSpec().usageMessage().description();
            assertThat(description[0]).as(name).endsWith(".");
            command.getSubcommands()
                    .forEach((inner, each) -> assertThat(
                                    each.getCommandSpec().usageMessage().description()[0])
                            .as(name + " " + inner)
                            .endsWith("."));
        });
    }

    @Test
    void help_and_version_are_there() {
        assertThat(millrace("help").out).contains("demo", "run", "state", "version", "bench");
        assertThat(millrace("run", "--help").out).contains("--class", "--parallelism", "-D");
        assertThat(millrace("version").out).contains("millrace", "Java 25");
    }

    @Test
    void the_demo_writes_its_answers_where_it_is_told() throws IOException {
        // The current directory does not contain the flights.
        assertThat(Path.of("examples")).doesNotExist();
        Outcome outcome = millrace("demo", "--output", path("demo"), "--replay", "2");
        assertThat(outcome.status).describedAs(outcome.err).isZero();
        assertThat(lines("demo")).hasSizeGreaterThan(1_000);
    }

    @Test
    void a_shell_is_told_which_words_may_follow() {
        Outcome said = millrace("completion");
        assertThat(said.status()).isZero();
        assertThat(said.out())
                .startsWith("#!/usr/bin/env bash")
                .contains("savepoint")
                .contains("--fromSavepoint");
    }

    @Test
    void jobs_that_run_when_the_main_method_returns_run_to_their_end() {
        assertThat(millrace("run", path("main.jar"), "later", "9").status()).isZero();
        Outcome failed = millrace("run", path("main.jar"), "later", "2");
        assertThat(failed.status()).isEqualTo(1);
        assertThat(failed.err()).contains("/ by zero");
    }

    @Test
    void an_error_names_its_innermost_cause() {
        Outcome failed = millrace("run", path("main.jar"), "source");
        assertThat(failed.status()).isEqualTo(1);
        assertThat(failed.err()).contains("MR-5209", "cause java.lang.IllegalStateException: no codec");
    }

    @Test
    void a_program_for_another_system_is_refused_before_anything_is_started() {
        Outcome run = millrace("run", "-t", "kubernetes-session", "no-such.jar");
        Outcome application = millrace("run-application", "-t", "yarn-application", "no-such.jar");
        for (Outcome each : List.of(run, application)) {
            assertThat(each.status()).isOne();
            assertThat(each.err()).contains("MR-8194").contains("YARN and Kubernetes are not supported");
        }
    }
}
