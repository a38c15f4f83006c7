package dev.millrace.cli.crash;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClusterRunTest {
    private static final int LINES = 12_000;

    @TempDir
    private Path directory;

    @Test
    void what_a_cluster_writes_whose_processes_are_killed_and_suspended_is_what_one_process_writes() throws Exception {
        CrashPlan plan = new CrashPlan(Duration.ofSeconds(16), 3, true, "hashmap", 4, LINES, 11);
        CrashRun.Result result =
                new ClusterRun(plan, new ClusterRun.Size(3, 1, Map.of()), Ground.loopback(), directory).run();
        assertThat(result.kills()).isEqualTo(plan.kills());
        assertThat(result.lines()).isGreaterThan(2 * LINES);
    }

    @Test
    void nor_can_anybody_tell_if_another_coordinator_goes_on() throws Exception {
        CrashPlan plan = new CrashPlan(Duration.ofSeconds(16), 3, false, "hashmap", 4, LINES, 12);
        CrashRun.Result result =
                new ClusterRun(plan, new ClusterRun.Size(2, 2, Map.of()), Ground.loopback(), directory).run();
        assertThat(result.kills()).isEqualTo(plan.kills());
        assertThat(result.lines()).isGreaterThan(2 * LINES);
    }
}
