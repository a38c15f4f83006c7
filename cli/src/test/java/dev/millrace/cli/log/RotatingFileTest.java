package dev.millrace.cli.log;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.base.host.Host;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Tests when a log file rotates, how many files remain, and what a failing disk does.
@Timeout(60)
class RotatingFileTest {
    private static final long START = Instant.parse("2026-03-01T00:00:00Z").toEpochMilli();
    private static final long DAY = Duration.ofDays(1).toMillis();

    @TempDir
    private Path directory;

    private final LogHost host = new LogHost(START);

    private RotatingFile file(long bytes, long ageMillis, int files) {
        return new RotatingFile(
                host,
                directory.resolve("worker.log"),
                new RotatingFile.Limits(bytes, ageMillis, files),
                outage -> bytes(outage.text()));
    }

    private static byte[] bytes(String line) {
        return (line + "\n").getBytes(StandardCharsets.UTF_8);
    }

    private String content(String name) throws IOException {
        return Files.readString(directory.resolve(name));
    }

    private List<String> names() throws IOException {
        try (Stream<Path> all = Files.list(directory)) {
            return all.map(each -> each.getFileName().toString()).sorted().toList();
        }
    }

    @Test
    void a_file_that_would_be_too_large_gets_a_number_and_the_next_entry_begins_a_new_file() throws IOException {
        try (RotatingFile file = file(10, 0, 5)) {
            for (String each : List.of("one", "two", "three", "four", "a long entry in its own file", "five"))
                file.write(bytes(each));
        }
        assertThat(names())
                .containsExactly("worker.log", "worker.log.1", "worker.log.2", "worker.log.3", "worker.log.4");
        assertThat(content("worker.log.1")).isEqualTo("one\ntwo\n");
        assertThat(content("worker.log.2")).isEqualTo("three\n");
        assertThat(content("worker.log.3")).isEqualTo("four\n");
        assertThat(content("worker.log.4")).isEqualTo("a long entry in its own file\n");
        assertThat(content("worker.log")).isEqualTo("five\n");
    }

    @Test
    void the_oldest_files_are_deleted_and_the_others_keep_their_names() throws IOException {
        try (RotatingFile file = file(1, 0, 2)) {
            for (int i = 1; i <= 12; i++) file.write(bytes("entry " + i));
        }
        assertThat(names()).containsExactly("worker.log", "worker.log.10", "worker.log.11");
        assertThat(content("worker.log.10")).isEqualTo("entry 10\n");
        assertThat(content("worker.log")).isEqualTo("entry 12\n");
    }

    @Test
    void without_rotated_files_only_the_current_file_remains() throws IOException {
        try (RotatingFile file = file(1, 0, 0)) {
            for (int i = 1; i <= 3; i++) file.write(bytes("entry " + i));
        }
        assertThat(names()).containsExactly("worker.log");
        assertThat(content("worker.log")).isEqualTo("entry 3\n");
    }

    @Test
    void a_file_whose_first_entry_is_too_old_is_rotated() throws IOException {
        try (RotatingFile file = file(1_000, DAY, 5)) {
            file.write(bytes("first"));
            host.nowMillis += DAY - 1;
            file.write(bytes("second"));
            host.nowMillis += 1;
            file.write(bytes("third"));
        }
        assertThat(content("worker.log.1")).isEqualTo("first\nsecond\n");
        assertThat(content("worker.log")).isEqualTo("third\n");
    }

    @Test
    void the_age_counts_from_the_first_entry_also_when_an_earlier_process_wrote_that_entry() throws IOException {
        Files.writeString(
                directory.resolve("worker.log"), "{\"time\":\"2026-03-01T00:00:00.000Z\",\"level\":\"INFO\"}\n");
        host.nowMillis += DAY - 1;
        try (RotatingFile file = file(1_000, DAY, 5)) {
            file.write(bytes("later"));
        }
        assertThat(names()).containsExactly("worker.log");
        host.nowMillis += 1;
        try (RotatingFile file = file(1_000, DAY, 5)) {
            file.write(bytes("much later"));
        }
        assertThat(content("worker.log.1")).endsWith("later\n");
        assertThat(content("worker.log")).isEqualTo("much later\n");
    }

    @Test
    void a_full_disk_stops_nobody_and_the_log_says_later_what_is_missing() throws IOException {
        try (RotatingFile file = file(1_000, 0, 5)) {
            file.write(bytes("before"));
            host.isFull = true;
            file.write(bytes("lost 1"));
            file.write(bytes("lost 2"));
            host.nowMillis += 1_000;
            file.write(bytes("lost 3"));
            host.isFull = false;
            file.write(bytes("lost 4, because the disk is tried once a second"));
            host.nowMillis += 1_000;
            file.write(bytes("after"));
        }
        String log = content("worker.log");
        assertThat(log.lines())
                .startsWith("before")
                .endsWith("after")
                .anyMatch(line -> line.startsWith("4 log entries were lost") && line.contains("No space left"));
    }

    @Test
    void a_file_that_cannot_be_renamed_is_continued_until_it_can() throws IOException {
        try (RotatingFile file = file(5, 0, 5)) {
            file.write(bytes("one"));
            host.refusesRenames = true;
            file.write(bytes("two"));
            host.refusesRenames = false;
            file.write(bytes("three"));
            assertThat(names()).containsExactly("worker.log");
            host.nowMillis += 1_000;
            file.write(bytes("four"));
        }
        assertThat(names()).containsExactly("worker.log", "worker.log.1");
        assertThat(content("worker.log.1"))
                .startsWith("one\n")
                .contains("could not be rotated")
                .endsWith("two\nthree\n");
        assertThat(content("worker.log")).isEqualTo("four\n");
    }

    @Test
    void entries_of_many_threads_are_whole_and_none_is_missing() throws Exception {
        int threads = 4;
        int entries = 500;
        try (RotatingFile file = file(2_000, 0, 1_000)) {
            List<CompletableFuture<Void>> ends = new ArrayList<>();
            for (int i = 0; i < threads; i++) {
                String name = "thread " + i;
                CompletableFuture<Void> end = new CompletableFuture<>();
                ends.add(end);
                Host.real().threads().start(name, () -> {
                    for (int each = 0; each < entries; each++) file.write(bytes(name + " entry " + each));
                    end.complete(null);
                });
            }
            for (CompletableFuture<Void> each : ends) each.join();
        }
        List<String> lines = new ArrayList<>();
        for (String each : names()) lines.addAll(content(each).lines().toList());
        List<String> expected = new ArrayList<>();
        for (int i = 0; i < threads; i++)
            for (int each = 0; each < entries; each++) expected.add("thread " + i + " entry " + each);
        assertThat(names()).hasSizeGreaterThan(10);
        assertThat(lines).containsExactlyInAnyOrderElementsOf(expected);
    }
}
