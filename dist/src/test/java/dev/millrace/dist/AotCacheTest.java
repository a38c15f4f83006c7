package dev.millrace.dist;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.millrace.dist.Sandbox.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// Checks how an installation makes, uses and replaces its AOT cache.
final class AotCacheTest {
    private static final String VERSION = "\"$1/bin/millrace\" version";
    private static final String FROM_CACHE = "dev.millrace.cli.Main source: shared objects file";
    private static final Duration TRAINING = Duration.ofMinutes(15);

    /// The archive has more than a hundred jars.
    private static final int JARS_MAX = 20;

    private static final String COUNT_JARS = """
        import dev.millrace.api.StreamExecutionEnvironment;
        import dev.millrace.api.tuple.Tuple2;
        import java.nio.file.*;
        import java.util.*;

        public final class CountJars {
            public static void main(String[] args) throws Exception {
                StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment();
                env.fromData("to be or not to be")
                        .<Tuple2<String, Integer>>flatMap((line, out) -> {
                            for (String word : line.split(" ")) out.collect(Tuple2.of(word, 1));
                        })
                        .keyBy(pair -> pair.f0)
                        .sum(1)
                        .print();
                env.execute();
                Set<String> jars = new HashSet<>();
                try (DirectoryStream<Path> open = Files.newDirectoryStream(Path.of("/proc/self/fd"))) {
                    for (Path each : open) {
                        try {
                            jars.add(Files.readSymbolicLink(each).toString());
                        } catch (NoSuchFileException closed) {
                            // The directory itself.
                        }
                    }
                }
                System.out.println("open: " + jars.stream().filter(each -> each.endsWith(".jar")).count());
            }
        }
        """;

    private static Path root = Path.of("");
    private static Path home = Path.of("");
    private static Sandbox sandbox = new Sandbox(Path.of(""), Map.of());

    @BeforeAll
    static void unpack() throws Exception {
        root = Files.createTempDirectory("millrace-dist");
        Sandbox.check("chmod", "0755", root.toString());
        home = Products.installation(root);
        sandbox = Sandbox.create(root).with("MILLRACE_AOT", "on");
    }

    @AfterAll
    static void delete() throws Exception {
        Sandbox.check("chmod", "-R", "u+w", root.toString());
        Sandbox.check("rm", "-rf", root.toString());
    }

    /// Returns a file of the cache of a home directory; its name contains the paths of the installation and of the JDK.
    private static Path cached(Path directory, String name) throws IOException {
        Path caches = directory.resolve(".cache/millrace");
        if (!Files.isDirectory(caches)) return caches.resolve(name);
        try (Stream<Path> found = Files.walk(caches)) {
            return found.filter(each -> each.endsWith(name)).findFirst().orElse(caches.resolve(name));
        }
    }

    private static Outcome loading(Sandbox sandbox) throws Exception {
        return sandbox.with("MILLRACE_JVM_OPTS", "-Xlog:class+load").run(VERSION, home);
    }

    @Test
    void the_first_command_makes_a_cache_in_the_background_and_later_commands_use_it() throws Exception {
        Sandbox own = sandbox.with(
                "HOME", Sandbox.create(root.resolve("background")).directory().toString());
        Path directory = Path.of(own.variables().get("HOME"));
        Outcome first =
                own.run(VERSION + " && while [ -e \"$HOME\"/.cache/millrace/*/lock ]; do sleep 0.2; done", home);
        assertThat(first.err()).hasLineCount(1).contains("AOT cache");
        assertThat(first.out()).contains("on Java 25");
        await().atMost(TRAINING).until(() -> Files.exists(cached(directory, "fingerprint")));
        Outcome second = loading(own);
        assertThat(second.out()).contains(FROM_CACHE);
        assertThat(second.err()).isEmpty();
        Outcome run = own.with("MILLRACE_JVM_OPTS", "-Xlog:class+load")
                .run("\"$1/bin/millrace\" run \"$1/examples/word-count.jar\"", home);
        assertThat(run.out().lines().filter(line -> line.contains("dev.millrace.runtime") && line.contains("shared")))
                .hasSizeGreaterThan(100);
        Outcome sql = own.with("MILLRACE_JVM_OPTS", "-Xlog:class+load")
                .run("\"$1/bin/millrace\" sql -e 'SELECT 1 AS a'", home);
        assertThat(sql.out().lines().filter(line -> line.contains("org.apache.calcite") && line.contains("shared")))
                .hasSizeGreaterThan(100);
        assertThatFewJarsAreOpen(own);
    }

    /// Runs a job that then counts the open jars of its process. Each jar that a command opens delays its start.
    private static void assertThatFewJarsAreOpen(Sandbox own) throws Exception {
        if (!Files.isDirectory(Path.of("/proc/self/fd"))) return;
        Path program = Files.createDirectories(root.resolve("program"));
        Path source = Files.writeString(program.resolve("CountJars.java"), COUNT_JARS);
        String java = System.getProperty("java.home") + "/bin/";
        Sandbox.check(java + "javac", "-cp", home + "/lib/*", "-d", program.toString(), source.toString());
        Path jar = root.resolve("count-jars.jar");
        Sandbox.check(
                java + "jar", "--create", "--file=" + jar, "--main-class=CountJars", "-C", program.toString(), ".");
        Sandbox.check("chmod", "0644", jar.toString());
        Outcome run = own.run("\"$1/bin/millrace\" run --no-ui \"$2\"", home, jar);
        assertThat(run.status()).as(run.err()).isZero();
        String count = run.out()
                .lines()
                .filter(line -> line.startsWith("open: "))
                .findFirst()
                .orElseThrow();
        assertThat(Integer.parseInt(count.substring("open: ".length()))).isLessThan(JARS_MAX);
    }

    @Test
    void a_cache_that_is_damaged_or_does_not_fit_is_silently_left_out() throws Exception {
        Sandbox own = sandbox.with(
                "HOME", Sandbox.create(root.resolve("damaged")).directory().toString());
        Path directory = Path.of(own.variables().get("HOME"));
        Outcome made = own.run("\"$1/bin/prepare.sh\"", home);
        assertThat(made.status()).as(made.err()).isZero();
        assertThat(loading(own).out()).contains(FROM_CACHE);

        Path cache = cached(directory, "list.aot");
        Sandbox.check("dd", "if=/dev/urandom", "of=" + cache, "bs=4096", "count=4", "conv=notrunc");
        Outcome damaged = loading(own);
        assertThat(damaged.status()).isZero();
        assertThat(damaged.err()).isEmpty();
        assertThat(damaged.out()).contains("on Java 25").doesNotContain(FROM_CACHE);

        Files.writeString(cached(directory, "fingerprint"), "another JDK\n");
        Outcome other = own.run(VERSION, home);
        assertThat(other.err()).contains("AOT cache").hasLineCount(1);
        await().atMost(TRAINING).until(() -> !Files.exists(cached(directory, "lock")));
        assertThat(loading(own).out()).contains(FROM_CACHE);
    }

    @Test
    void without_a_directory_for_the_cache_commands_run_without_one() throws Exception {
        Outcome run = sandbox.with("HOME", "/nonexistent").run(VERSION, home);
        assertThat(run.status()).isZero();
        assertThat(run.err()).isEmpty();
        assertThat(run.out()).contains("on Java 25");
    }
}
