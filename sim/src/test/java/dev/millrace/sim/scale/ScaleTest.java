package dev.millrace.sim.scale;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.cluster.heartbeat.Heartbeats;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Compares what a coordinator sends and receives in two clusters, of which one is four times as large as the other.
class ScaleTest {
    private static final Heartbeats.Pace PACE = new Heartbeats.Pace(Duration.ofSeconds(3), Duration.ofSeconds(60), 1);

    @TempDir
    private Path directory;

    private Map<String, Scale.Phase> run(int workers) throws Exception {
        Scale.Size size = new Scale.Size(workers, 40 * workers);
        List<Scale.Phase> phases =
                Scale.run(size, directory.resolve("of-" + workers), PACE).phases();
        return phases.stream().collect(Collectors.toMap(Scale.Phase::name, phase -> phase));
    }

    @Test
    void four_times_as_many_workers_cost_about_four_times_as_much() throws Exception {
        Map<String, Scale.Phase> small = run(10);
        Map<String, Scale.Phase> large = run(40);
        Scale.Phase deployed = large.get(Scale.DEPLOYED);
        // Each worker receives the addresses of all others in few bytes.
        assertThat(deployed.bytes()).isLessThan(5 * small.get(Scale.DEPLOYED).bytes());
        assertThat(large.get(Scale.SNAPSHOT).bytes())
                .isLessThan(6 * small.get(Scale.SNAPSHOT).bytes());
        // Each worker opens a deployment and receives a command to start it. Periodic calls are not compared,
        // because their number depends on time.
        assertThat(deployed.calls()).isGreaterThanOrEqualTo(2 * 40);
    }
}
