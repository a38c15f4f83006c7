package dev.millrace.published.filesystems;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.curator.test.TestingServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Kills the leader of two coordinators that share nothing but ZooKeeper and S3.
@Timeout(600)
class S3FailoverTest {
    private static final double FAILURES = 0.05;

    @TempDir
    private Path directory;

    @Test
    void the_next_leader_continues_the_job_with_the_journal_and_the_program_on_s3() throws Exception {
        try (S3Server server = new S3Server(directory);
                TestingServer quorum = new TestingServer()) {
            for (int file = 0; file < CopyCluster.FILES; file++)
                server.put(
                        "/bucket/in/f" + file + ".txt", CopyCluster.lines(file).getBytes(StandardCharsets.UTF_8));
            Map<String, String> settings = new HashMap<>(server.settings());
            settings.put("high-availability.type", "ZOOKEEPER");
            settings.put("high-availability.zookeeper.quorum", quorum.getConnectString());
            settings.put("high-availability.zookeeper.client.session-timeout", "5s");
            settings.put("high-availability.storageDir", "s3://bucket/ha");
            try (CopyCluster cluster = new CopyCluster(
                    directory,
                    S3PluginTest.PLUGINS,
                    settings,
                    "--jar-dir",
                    directory.resolve("one").toString())) {
                cluster.startStandby();
                Process started =
                        cluster.copy("job", "s3://bucket/in", "s3://bucket/out", CopyCluster.PAUSE_MICROS, "-d");
                cluster.awaitEnd("job", started);
                awaitObjects(server, "/bucket/ha/default/checkpoints/", "_metadata");
                server.proxy().failures(FAILURES);
                cluster.killCoordinator();
                cluster.awaitState("FINISHED");
            }
            server.proxy().failures(0);
            assertThat(server.paths("/bucket/ha/default/journal/")).isNotEmpty();
            Numbers.assertOnce(server.lines("/bucket/out/part-"), CopyCluster.FILES * CopyCluster.LINES);
        }
    }

    private static void awaitObjects(S3Server server, String prefix, String end) {
        await().atMost(Duration.ofMinutes(2)).until(() -> {
            List<String> paths = server.paths(prefix);
            return paths.stream().anyMatch(each -> each.endsWith(end));
        });
    }
}
