package dev.millrace.cli.crash;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SoakRunTest {
    @TempDir
    private Path directory;

    @Test
    void a_coordinator_whose_workers_are_restarted_is_measured_after_each_restart() throws Exception {
        CrashPlan plan = new CrashPlan(Duration.ofSeconds(8), 0, false, "hashmap", 2, 12_000, 13);
        ClusterRun.Size size = new ClusterRun.Size(2, 1, Map.of());
        StringWriter printed = new StringWriter();
        List<ProcessSize> sizes =
                new SoakRun(plan, size, Duration.ofMillis(100), directory, new PrintWriter(printed)).run();

        assertThat(sizes).isNotEmpty();
        assertThat(sizes)
                .allMatch(each -> each.residentBytes() > each.metaspaceBytes() && each.metaspaceBytes() > 1 << 20)
                .allMatch(each -> each.threads() > 10 && each.files() > 10);
        assertThat(printed.toString().lines()).hasSize(1 + sizes.size());
    }
}
