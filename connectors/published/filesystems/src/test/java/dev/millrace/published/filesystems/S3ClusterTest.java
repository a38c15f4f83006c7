package dev.millrace.published.filesystems;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Kills workers of a cluster that reads, writes and takes checkpoints on S3, while requests fail.
@Timeout(900)
class S3ClusterTest {
    private static final Pattern CHECKPOINT = Pattern.compile("chk-(\\d+)/_metadata$");
    private static final int KILLS = Integer.getInteger("published.kills", 3);
    private static final double FAILURES = 0.05;

    @TempDir
    private Path directory;

    @Test
    void each_line_is_copied_once_while_workers_are_killed_and_requests_fail() throws Exception {
        try (S3Server server = new S3Server(directory)) {
            for (int file = 0; file < CopyCluster.FILES; file++)
                server.put(
                        "/bucket/in/f" + file + ".txt", CopyCluster.lines(file).getBytes(StandardCharsets.UTF_8));
            server.proxy().failures(FAILURES);
            Map<String, String> settings = server.settings();
            settings.put("execution.checkpointing.dir", "s3://bucket/checkpoints");
            String jars = directory.resolve("jars").toString();
            try (CopyCluster cluster = new CopyCluster(directory, S3PluginTest.PLUGINS, settings, "--jar-dir", jars)) {
                Process job = cluster.copy("job", "s3://bucket/in", "s3://bucket/out", CopyCluster.PAUSE_MICROS);
                for (int i = 0; i < KILLS; i++) {
                    awaitCheckpoints(server, job, 2);
                    assertThat(job.isAlive()).as(cluster.output("job")).isTrue();
                    cluster.killWorker();
                }
                cluster.awaitEnd("job", job);
            }
            server.proxy().failures(0);
            assertThat(server.proxy().failed()).isGreaterThan(server.proxy().requests() / 50);
            Numbers.assertOnce(server.lines("/bucket/out/part-"), CopyCluster.FILES * CopyCluster.LINES);
        }
    }

    private static void awaitCheckpoints(S3Server server, Process job, int more) throws IOException {
        long first = newest(server);
        await().atMost(Duration.ofMinutes(2)).until(() -> !job.isAlive() || newest(server) >= first + more);
    }

    private static long newest(S3Server server) throws IOException {
        return server.paths("/bucket/checkpoints/").stream()
                .map(CHECKPOINT::matcher)
                .filter(each -> each.find())
                .mapToLong(each -> Long.parseLong(each.group(1)))
                .max()
                .orElse(0);
    }
}
