package dev.millrace.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.millrace.bench.load.Workload;
import dev.millrace.bench.trial.Run;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Starts real processes, with the hand-written loops and little work.
class TrialLauncherTest {
    private final TrialLauncher launcher = new TrialLauncher(
            BenchOptions.parse("--quick --runs 2 --warm-up-seconds 0 --run-seconds 0.05 --heap 256m".split(" ")),
            new ClassPaths(Path.of("")));
    private final List<Run> runs = new ArrayList<>();

    @Test
    void a_process_verifies_and_then_measures() throws Exception {
        launcher.launch(Entrant.BARE, Workload.TUMBLING, "default", runs::add);
        assertThat(runs).extracting(Run::kind).containsExactly(Run.Kind.VERIFY, Run.Kind.MEASURE, Run.Kind.MEASURE);
        assertThat(runs).allSatisfy(run -> {
            assertThat(run.engine()).isEqualTo("bare");
            assertThat(run.workload()).isEqualTo("tumbling");
            assertThat(run.results()).isPositive();
            assertThat(run.checksum()).hasSize(16);
        });
        assertThat(runs.getFirst().events()).isEqualTo(100_000);
    }

    @Test
    void a_startup_process_is_timed_from_outside() throws Exception {
        launcher.launch(Entrant.BARE, Workload.STARTUP, "default", runs::add);
        var run = runs.getFirst();
        assertThat(runs).hasSize(1);
        assertThat(run.firstResultSeconds()).isBetween(0.0, run.seconds());
        assertThat(run.cpuSeconds()).isPositive();
    }

    @Test
    void records_go_from_process_to_process() throws Exception {
        launcher.launch(Entrant.MILLRACE, Workload.EXCHANGE, "default", runs::add);
        assertThat(runs).hasSize(2).allSatisfy(run -> {
            assertThat(run.events()).isPositive();
            assertThat(run.cpuSeconds()).isPositive();
            assertThat(run.peakRssBytes()).isPositive();
        });
    }

    @Test
    void a_process_that_fails_says_why() {
        assertThatThrownBy(() -> launcher.launch(Entrant.BARE, Workload.CHAIN, "no such thing", runs::add))
                .isInstanceOf(IOException.class)
                .hasMessageContainingAll("status 1", "no such thing");
        assertThat(runs).isEmpty();
    }
}
