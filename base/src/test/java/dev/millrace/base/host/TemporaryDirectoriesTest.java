package dev.millrace.base.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Tests which temporary files remain when processes end in different ways.
class TemporaryDirectoriesTest {
    @TempDir
    private Path parent;

    private final List<Other> started = new ArrayList<>();

    /// Another process that makes a temporary directory and its files.
    private record Other(Process process, BufferedReader out) {
        /// Returns the next line that the process prints.
        String line() {
            try {
                return out.readLine();
            } catch (IOException failed) {
                throw new UncheckedIOException(failed);
            }
        }

        /// Kills the process, so that its shutdown hooks do not run.
        void kill() throws InterruptedException {
            process.destroyForcibly().waitFor();
        }

        /// Asks the process to exit.
        void terminate() throws InterruptedException {
            process.toHandle().destroy();
            process.waitFor();
        }
    }

    /// Is the program of the other process.
    static final class Maker {
        private Maker() {}

        public static void main(String[] arguments) throws IOException {
            Host host = Host.real();
            Path made = host.disk().temporaryDirectory("millrace-checkpoints");
            Files.writeString(Files.createDirectories(made.resolve("chk-1")).resolve("state-0"), "state");
            Path logs = host.disk().temporaryDirectory("millrace-logs");
            Files.writeString(logs.resolve("coordinator.log"), "the heap is full");
            host.threads()
                    .beforeExit(
                            "test-exit",
                            () -> System.out.println(Files.exists(made) ? "directories are there" : "too late"));
            System.out.println(made);
            System.in.read();
        }
    }

    private Other start() throws IOException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Djava.io.tmpdir=" + parent,
                        "-cp",
                        System.getProperty("java.class.path"),
                        Maker.class.getName())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        Other other = new Other(
                process, new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8)));
        started.add(other);
        return other;
    }

    @AfterEach
    void endAll() throws InterruptedException {
        for (Other each : started) each.kill();
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> all = Files.walk(parent)) {
            return all.filter(Files::isRegularFile).toList();
        }
    }

    private List<String> names() throws IOException {
        return files().stream()
                .map(each -> each.getFileName().toString())
                .sorted()
                .toList();
    }

    @Test
    void a_process_that_is_asked_to_end_deletes_its_directories_when_its_own_work_is_over() throws Exception {
        Other other = start();
        assertThat(Path.of(other.line())).isDirectoryContaining("glob:**chk-1");

        other.terminate();

        assertThat(other.line()).isEqualTo("directories are there");
        assertThat(parent).isEmptyDirectory();
    }

    @Test
    void the_next_process_deletes_what_a_killed_one_left_but_not_its_logs() throws Exception {
        Other killed = start();
        killed.line();
        killed.kill();
        assertThat(names()).containsExactly("coordinator.log", "process.lock", "state-0");

        Other next = start();
        next.line();
        next.terminate();

        assertThat(names()).containsExactly("coordinator.log", "process.lock");
    }

    @Test
    void logs_of_a_killed_process_are_deleted_after_a_week() throws Exception {
        Other killed = start();
        killed.line();
        killed.kill();
        for (Path each : files()) Files.setLastModifiedTime(each, FileTime.fromMillis(0));

        Other next = start();
        next.line();
        next.terminate();

        assertThat(parent).isEmptyDirectory();
    }

    @Test
    void a_process_that_lives_keeps_its_directories() throws Exception {
        Other living = start();
        Path made = Path.of(living.line());
        Other next = start();
        next.line();
        next.terminate();

        assertThat(made.resolve("chk-1/state-0")).isRegularFile();
        living.terminate();
        assertThat(parent).isEmptyDirectory();
    }

    @Test
    void several_class_loaders_of_one_process_respect_each_other() throws Exception {
        TemporaryDirectories one = new TemporaryDirectories(parent, Host.real().clock());
        Path made = one.make("millrace-cache");
        TemporaryDirectories other =
                new TemporaryDirectories(parent, Host.real().clock());
        other.make("millrace-cache");
        Other next = start();
        next.line();
        next.terminate();

        assertThat(made).isDirectory();
        one.close();
        other.close();
        assertThat(parent).isEmptyDirectory();
    }

    @Test
    void a_root_that_somebody_has_deleted_is_made_again() throws Exception {
        TemporaryDirectories directories =
                new TemporaryDirectories(parent, Host.real().clock());
        directories.make("millrace-cache");
        directories.close();

        assertThat(directories.make("millrace-cache")).isDirectory();
        directories.close();
        assertThat(parent).isEmptyDirectory();
    }
}
