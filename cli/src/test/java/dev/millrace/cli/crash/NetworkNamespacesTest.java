package dev.millrace.cli.crash;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.apache.curator.test.InstanceSpec;
import org.apache.curator.test.TestingServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Tests clusters in network namespaces. The test runs only if the machine supports network namespaces: Linux, as root.
/// `-Dmillrace.storm.faults=30` makes the test longer.
class NetworkNamespacesTest {
    private static final int FAULTS = Integer.getInteger("millrace.storm.faults", 4);
    private static final int LINES_A_FAULT = 5_000;
    private static final int SECONDS_A_FAULT = 8;

    @TempDir
    private Path directory;

    @Test
    void a_cluster_led_through_zookeeper_that_is_killed_cut_off_and_slowed_loses_and_doubles_nothing()
            throws Exception {
        assumeTrue(NetworkNamespaces.arePossible(), "network namespaces");
        try (NetworkNamespaces ground = new NetworkNamespaces();
                TestingServer zookeeper = new TestingServer(
                        new InstanceSpec(
                                directory.resolve("zookeeper").toFile(),
                                -1,
                                -1,
                                -1,
                                true,
                                -1,
                                500,
                                -1,
                                Map.of(),
                                ground.outside()),
                        true)) {
            Map<String, String> settings = Map.of(
                    "high-availability.type",
                    "ZOOKEEPER",
                    "high-availability.zookeeper.quorum",
                    zookeeper.getConnectString(),
                    "high-availability.zookeeper.client.session-timeout",
                    "4 s");
            int lines = FAULTS * LINES_A_FAULT;
            CrashPlan plan =
                    new CrashPlan(Duration.ofSeconds(FAULTS * SECONDS_A_FAULT), FAULTS, false, "hashmap", 4, lines, 13);
            CrashRun.Result result =
                    new ClusterRun(plan, new ClusterRun.Size(3, 2, settings), ground, directory.resolve("run")).run();
            assertThat(result.kills()).isEqualTo(plan.kills());
            assertThat(result.lines()).isGreaterThan(2L * lines);
        }
    }
}
