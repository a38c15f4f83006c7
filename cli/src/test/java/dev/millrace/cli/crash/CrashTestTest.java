package dev.millrace.cli.crash;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.millrace.base.fault.MillraceException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CrashTestTest {
    private static final int LINES = 6_000;

    @TempDir
    private Path directory;

    @ParameterizedTest
    @CsvSource({"false, hashmap", "true, rocksdb"})
    void what_a_killed_job_writes_is_what_it_writes_undisturbed(boolean unaligned, String store) throws Exception {
        CrashPlan plan = new CrashPlan(Duration.ofSeconds(6), 3, unaligned, store, 2, LINES, 7);
        CrashRun.Result result = new CrashRun(plan, directory).run();
        assertThat(result.kills()).isEqualTo(3);
        assertThat(result.lines()).isGreaterThan(2 * LINES);
    }

    @Test
    void lines_that_are_lost_or_written_twice_are_found() throws Exception {
        Path calm = Files.createDirectories(directory.resolve("calm"));
        Path stormy = Files.createDirectories(directory.resolve("stormy"));
        Files.write(calm.resolve("part"), List.of("a", "b", "c", "d"));
        Files.write(stormy.resolve("part-1"), List.of("d", "a"));
        Files.write(stormy.resolve("part-2"), List.of("b", "b", "c"));
        Files.write(stormy.resolve(".part-3.inprogress"), List.of("e"));
        assertThatThrownBy(() -> CrashRun.compare(calm, stormy))
                .isInstanceOf(MillraceException.class)
                .hasMessageContaining("MR-8060")
                .hasMessageContaining("Missing are 0")
                .hasMessageContaining("too many are 1, such as [b]");
        Files.write(stormy.resolve("part-2"), List.of("b"));
        assertThatThrownBy(() -> CrashRun.compare(calm, stormy)).hasMessageContaining("Missing are 1, such as [c]");
        Files.write(stormy.resolve("part-2"), List.of("c", "b"));
        assertThat(CrashRun.compare(calm, stormy)).isEqualTo(4);
        try (Stream<Path> files = Files.list(stormy)) {
            assertThat(files).hasSize(3);
        }
    }
}
