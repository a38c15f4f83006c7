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
    private static final Duration TRAINING = Duration.ofMinutes(4);

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
