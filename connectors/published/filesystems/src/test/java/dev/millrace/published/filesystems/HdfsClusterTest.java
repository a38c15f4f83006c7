package dev.millrace.published.filesystems;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.millrace.api.config.Configuration;
import dev.millrace.api.fs.FSDataInputStream;
import dev.millrace.api.fs.FSDataOutputStream;
import dev.millrace.api.fs.FileStatus;
import dev.millrace.api.fs.FileSystem;
import dev.millrace.api.fs.FileSystem.WriteMode;
import dev.millrace.api.fs.FileSystems;
import dev.millrace.api.fs.Path;
import dev.millrace.migrate.jar.PluginDirectory;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Kills workers of a cluster that reads, writes and takes checkpoints and savepoints on HDFS, and restarts the servers
/// of HDFS meanwhile.
@Timeout(900)
final class HdfsClusterTest {
    private static final int KILLS = Integer.getInteger("published.kills", 3);
    /// The pause after each line, so that the job outlives all kills on a slow machine.
    private static final int SLOW_MICROS = 4_000;

    private static final Pattern SAVEPOINT = Pattern.compile("(hdfs:\\S+savepoint-[^\\s/]+)");

    @TempDir
    private java.nio.file.Path directory;

    private Hdfs server;
    private FileSystem files;

    @BeforeEach
    void start() throws IOException {
        server = new Hdfs(directory);
        PluginDirectory.install(server.settings(), Map.of(PluginDirectory.VARIABLE, Hdfs.PLUGINS));
        files = FileSystem.get(URI.create(server.address("/")));
        for (int file = 0; file < CopyCluster.FILES; file++) {
            Path path = new Path(server.address("/in/f" + file + ".txt"));
            try (FSDataOutputStream out = files.create(path, WriteMode.NO_OVERWRITE)) {
                out.write(CopyCluster.lines(file).getBytes(StandardCharsets.UTF_8));
            }
        }
    }

    @AfterEach
    void stop() throws InterruptedException {
        FileSystems.install(new Configuration(), List.of(), List.of());
        if (server != null) server.close();
    }

    private CopyCluster cluster() throws IOException {
        Map<String, String> settings = server.settings();
        settings.put("execution.checkpointing.dir", server.address("/checkpoints"));
        // A file whose servers were all killed cannot be continued by its writer, so the job must restart.
        settings.put("execution.checkpointing.tolerable-failed-checkpoints", "2");
        settings.put("web.upload.dir", server.address("/programs"));
        return new CopyCluster(directory, Hdfs.PLUGINS, settings);
    }

    @Test
    void each_line_is_copied_once_while_workers_are_killed_and_servers_restart() throws Exception {
        try (CopyCluster cluster = cluster()) {
            Process job = cluster.copy("job", server.address("/in"), server.address("/out"), SLOW_MICROS);
            for (int i = 0; i < KILLS; i++) {
                awaitCheckpoints(cluster, "job", job, 2);
                cluster.killWorker();
                awaitCheckpoints(cluster, "job", job, 1);
                switch (i % 3) {
                    case 0 -> server.restartDataNode();
                    case 1 -> server.restartNameNode();
                    default -> server.kill();
                }
            }
            cluster.awaitEnd("job", job);
        }
        await().ignoreExceptionsInstanceOf(IOException.class)
                .until(() -> files.exists(new Path(server.address("/out"))));
        Numbers.assertOnce(written(), CopyCluster.FILES * CopyCluster.LINES);
    }

    @Test
    void a_job_continues_from_a_savepoint_in_hdfs() throws Exception {
        try (CopyCluster cluster = cluster()) {
            String in = server.address("/in");
            String out = server.address("/out");
            Process first = cluster.copy("first", in, out, CopyCluster.PAUSE_MICROS);
            awaitCheckpoints(cluster, "first", first, 2);
            String stopped = cluster.command("stop", "-p", server.address("/savepoints"));
            Matcher savepoint = SAVEPOINT.matcher(stopped);
            assertThat(savepoint.find()).as(stopped).isTrue();
            assertThat(written()).hasSizeLessThan(CopyCluster.FILES * CopyCluster.LINES);
            cluster.awaitEnd(
                    "second", cluster.copy("second", in, out, CopyCluster.PAUSE_MICROS, "-s", savepoint.group(1)));
        }
        Numbers.assertOnce(written(), CopyCluster.FILES * CopyCluster.LINES);
    }

    /// Waits for further checkpoints. A call fails once if the servers were killed since the call before.
    private void awaitCheckpoints(CopyCluster cluster, String name, Process job, int more) {
        AtomicLong goal = new AtomicLong(-1);
        await().atMost(Duration.ofMinutes(2))
                .ignoreExceptionsInstanceOf(IOException.class)
                .until(() -> {
                    long newest = newest();
                    goal.compareAndSet(-1, newest + more);
                    return !job.isAlive() || newest >= goal.get();
                });
        assertThat(job.isAlive()).as(cluster.output(name)).isTrue();
    }

    /// Returns the highest number of a checkpoint of any job.
    private long newest() throws IOException {
        long newest = 0;
        for (FileStatus job : list("/checkpoints"))
            for (FileStatus each : list(job.getPath().getPath())) {
                String name = each.getPath().getName();
                if (name.startsWith("chk-") && files.exists(new Path(each.getPath(), "_metadata")))
                    newest = Math.max(newest, Long.parseLong(name.substring("chk-".length())));
            }
        return newest;
    }

    private List<FileStatus> list(String path) throws IOException {
        try {
            FileStatus[] found = files.listStatus(new Path(server.address(path)));
            return found == null ? List.of() : Arrays.asList(found);
        } catch (FileNotFoundException absent) {
            return List.of();
        }
    }

    /// Returns the lines of the finished files.
    private List<String> written() throws IOException {
        List<String> lines = new ArrayList<>();
        for (FileStatus each : list("/out")) {
            if (!each.getPath().getName().startsWith("part-")) continue;
            try (FSDataInputStream in = files.open(each.getPath())) {
                new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().forEach(lines::add);
            }
        }
        return lines;
    }
}
