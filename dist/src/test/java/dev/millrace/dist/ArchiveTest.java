package dev.millrace.dist;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.dist.Sandbox.Outcome;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// Runs the unpacked archive from a read-only path with spaces, as another user and without a network.
final class ArchiveTest {
    private static Path root = Path.of("");
    private static Path home = Path.of("");
    private static Sandbox sandbox = new Sandbox(Path.of(""), Map.of());

    @BeforeAll
    static void unpack() throws Exception {
        root = Files.createTempDirectory("millrace-dist");
        Sandbox.check("chmod", "0755", root.toString());
        home = Products.installation(root);
        sandbox = Sandbox.create(root);
    }

    @AfterAll
    static void delete() throws Exception {
        Sandbox.check("chmod", "-R", "u+w", root.toString());
        Sandbox.check("rm", "-rf", root.toString());
    }

    private static List<Path> jars() throws IOException {
        List<Path> jars = new ArrayList<>();
        for (String each : List.of("lib", "lib/server", "lib/sql")) {
            try (Stream<Path> files = Files.list(home.resolve(each))) {
                files.filter(file -> file.toString().endsWith(".jar")).forEach(jars::add);
            }
        }
        return jars;
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    @Test
    void the_demo_answers_its_questions() throws Exception {
        Outcome demo = sandbox.run("\"$1/bin/millrace\" demo --output answers", home);
        assertThat(demo.status()).as(demo.err()).isZero();
        assertThat(demo.out()).contains("20,000 ", "answers");
        assertThat(sandbox.directory().resolve("answers")).isDirectoryContaining("glob:**worst-of-day");
    }

    @Test
    void statements_of_sql_run() throws Exception {
        Outcome script = sandbox.run("cd \"$1\" && bin/millrace sql -o csv -f examples/sql/flights.sql", home);
        assertThat(script.status()).as(script.err()).isZero();
        assertThat(script.out()).contains("airport,window_start,flights");
        Outcome misspelt = sandbox.run("\"$1/bin/millrace\" sql -e 'SELECT UPER(1)'", home);
        assertThat(misspelt.status()).isOne();
        assertThat(misspelt.err()).contains("UPPER");
    }

    @Test
    void a_jar_of_flink_runs_unchanged() throws Exception {
        Path jar = Files.copy(Products.wordCountOfFlink(), root.resolve("word count of flink.jar"));
        Sandbox.check("chmod", "0644", jar.toString());
        Outcome run = sandbox.run("\"$1/bin/millrace\" run \"$2\"", home, jar);
        assertThat(run.status()).as(run.err()).isZero();
        assertThat(run.out()).contains("(to,1)", "(be,1)", "(question,1)");
    }

    @Test
    void a_cluster_of_two_workers_runs_programs() throws Exception {
        Path settings = Files.createDirectories(sandbox.directory().resolve("conf"));
        Files.writeString(settings.resolve("config.yaml"), """
            jobmanager.rpc: {address: 127.0.0.1, port: %d}
            rest.port: %d
            taskmanager.numberOfTaskSlots: 2
            """.formatted(freePort(), freePort()));
        Outcome run = sandbox.with("MILLRACE_CONF_DIR", settings.toString()).run("""
            set -e
            "$1/bin/start-cluster.sh" 2
            trap '"$1/bin/stop-cluster.sh"' EXIT
            "$1/bin/flink" run -p 4 "$1/examples/word-count.jar"
            "$1/bin/flink" list -a
            "$1/bin/taskmanager.sh" stop
            """, home);
        assertThat(run.status()).as(run.err()).isZero();
        assertThat(run.out().lines().filter(line -> line.startsWith("The worker runs")))
                .hasSize(2);
        assertThat(run.out()).contains("word count", "1 worker stopped", "1 coordinator stopped");
        assertThat(sandbox.directory().resolve(".millrace/daemons")).isDirectoryNotContaining("glob:**.pids");
    }

    @Test
    void the_list_of_commands_and_the_version_need_no_server() throws Exception {
        Outcome version = sandbox.run("\"$1/bin/millrace\" version", home);
        assertThat(version.out()).startsWith("millrace " + Products.VERSION + " on Java 25");
        Outcome help = sandbox.run("\"$1/bin/millrace\"", home);
        assertThat(help.out()).contains("coordinator", "Usage: millrace");
        Outcome server = sandbox.run("\"$1/bin/millrace\" coordinator --help", home);
        assertThat(server.out()).contains("--call-port");
    }

    @Test
    void other_programs_than_java_25_are_not_needed_and_another_java_is_refused() throws Exception {
        Path old = Files.createDirectories(root.resolve("java/bin")).getParent();
        Files.writeString(old.resolve("release"), "JAVA_VERSION=\"17.0.1\"\n");
        Outcome refused = sandbox.run("""
            . "$1/bin/config.sh"
            is_25 "$2" || echo refused
            is_25 "$MILLRACE_JAVA_HOME" && echo accepted
            """, home, old);
        assertThat(refused.out()).isEqualTo("refused\naccepted\n");
    }

    @Test
    void each_class_of_the_engine_and_of_the_command_line_is_in_one_jar() throws Exception {
        Map<String, String> first = new HashMap<>();
        Map<String, String> twice = new TreeMap<>();
        for (Path jar : jars()) {
            try (JarFile file = new JarFile(jar.toFile())) {
                file.stream()
                        .map(each -> each.getName())
                        .filter(name -> name.endsWith(".class"))
                        .filter(name -> name.matches("(dev/millrace|picocli|org/objectweb/asm)/.*"))
                        .forEach(name -> {
                            String other =
                                    first.putIfAbsent(name, jar.getFileName().toString());
                            if (other != null) twice.put(name, other + " and " + jar.getFileName());
                        });
            }
        }
        assertThat(first).hasSizeGreaterThan(1_000).containsKey("dev/millrace/cli/Main.class");
        assertThat(twice).isEmpty();
    }

    @Test
    void the_archive_tells_what_is_in_it() throws Exception {
        assertThat(home).isDirectoryContaining("glob:**LICENSE").isDirectoryContaining("glob:**NOTICE");
        assertThat(home.resolve("licenses")).isDirectoryRecursivelyContaining("glob:**avro**LICENSE*");
        for (String bits : List.of("256", "512")) {
            String sums = Products.beside(Products.NAME + ".tar.gz.sha" + bits).toString();
            Sandbox.check("bash", "-c", "cd \"$(dirname \"$0\")\" && sha" + bits + "sum --check \"$0\"", sums);
        }
    }
}
