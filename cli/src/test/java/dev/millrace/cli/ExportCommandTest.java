package dev.millrace.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Tests the command that exports programs to Flink.
final class ExportCommandTest {
    private static final String PROGRAM = """
        package shop;

        import dev.millrace.api.StreamExecutionEnvironment;

        public class Job {
            public static void main(String[] args) throws Exception {
                var env = StreamExecutionEnvironment.getExecutionEnvironment();
                env.fromData("a").%s;
                env.execute();
            }
        }
        """;

    @TempDir
    private Path directory;

    private record Outcome(int status, String out, String err) {}

    private static Outcome export(String... arguments) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        String[] words = Stream.concat(Stream.of("export", "--to-flink"), Stream.of(arguments))
                .toArray(String[]::new);
        int status = Main.run(words, new PrintStream(out, true), new PrintStream(err, true));
        return new Outcome(status, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    private Path jar(String step, int release) throws IOException {
        Path source = Files.writeString(directory.resolve("Job.java"), PROGRAM.formatted(step));
        int status = ToolProvider.getSystemJavaCompiler()
                .run(
                        null,
                        null,
                        null,
                        "-proc:none",
                        "--release",
                        "" + release,
                        "-cp",
                        System.getProperty("java.class.path"),
                        "-d",
                        directory.toString(),
                        source.toString());
        assertThat(status).isZero();
        Path jar = directory.resolve("job.jar");
        try (OutputStream bytes = Files.newOutputStream(jar);
                JarOutputStream out = new JarOutputStream(bytes)) {
            out.putNextEntry(new JarEntry("shop/Job.class"));
            Files.copy(directory.resolve("shop/Job.class"), out);
        }
        return jar;
    }

    private static String classText(Path jar) throws IOException {
        try (JarFile file = new JarFile(jar.toFile())) {
            byte[] bytes = file.getInputStream(file.getEntry("shop/Job.class")).readAllBytes();
            return new String(bytes, StandardCharsets.ISO_8859_1);
        }
    }

    @Test
    void a_program_is_written_beside_its_jar_with_flinks_names() throws IOException {
        Outcome exported = export(jar("print()", 17).toString());
        assertThat(exported.err).isEmpty();
        assertThat(exported.status).isZero();
        Path target = directory.resolve("job-flink.jar");
        assertThat(exported.out)
                .contains("wrote " + target + " (renamed classes: 1, files of Millrace left out: 0)")
                .endsWith("the cluster needs Java 17 or later\n");
        assertThat(classText(target))
                .contains("org/apache/flink/streaming/api/environment/StreamExecutionEnvironment")
                .doesNotContain("dev/millrace");
    }

    @Test
    void the_same_program_gives_the_same_jar() throws IOException {
        String jar = jar("print()", 17).toString();
        for (String name : List.of("one.jar", "two.jar"))
            assertThat(export(jar, "-o", directory.resolve(name).toString()).status)
                    .isZero();
        assertThat(directory.resolve("one.jar")).hasSameBinaryContentAs(directory.resolve("two.jar"));
    }

    @Test
    void a_program_that_fails_on_flink_is_written_on_request_only() throws IOException {
        String jar = jar("writeAsText(\"x\")", 17).toString();
        String target = directory.resolve("out.jar").toString();
        Outcome refused = export(jar, "-o", target);
        assertThat(refused.status).isEqualTo(Main.FAILED);
        assertThat(refused.err)
                .contains("DataStreamSource.writeAsText(String) does not exist in Flink, in shop.Job.main, line 8")
                .contains("MR-8512 Flink lacks 1 part of " + jar);
        assertThat(Path.of(target)).doesNotExist();
        Outcome allowed = export(jar, "-o", target, "--allow-missing");
        assertThat(allowed.err).contains("writeAsText").doesNotContain("MR-8512");
        assertThat(allowed.status).isZero();
        assertThat(Path.of(target)).exists();
    }

    @Test
    void a_program_for_a_new_java_is_written_with_advice() throws IOException {
        assertThat(export(jar("print()", 25).toString()).out)
                .contains("the cluster needs Java 25 or later; compile the program with --release 17");
    }

    @Test
    void a_missing_jar_and_a_jar_without_a_program_are_refused() throws IOException {
        assertThat(export(directory.resolve("none.jar").toString()).err).startsWith("MR-8001");
        Path empty = directory.resolve("empty.jar");
        try (OutputStream bytes = Files.newOutputStream(empty);
                JarOutputStream out = new JarOutputStream(bytes)) {
            out.putNextEntry(new JarEntry("notes.txt"));
        }
        assertThat(export(empty.toString()).err).startsWith("MR-8510");
    }
}
