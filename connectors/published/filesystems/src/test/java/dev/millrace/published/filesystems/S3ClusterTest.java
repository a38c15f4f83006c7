package dev.millrace.published.filesystems;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Kills workers of a cluster that reads, writes and takes checkpoints on S3, while requests fail.
@Timeout(400)
class S3ClusterTest {
    private static final Pattern REST = Pattern.compile("coordinator listens at https?://(\\S+)");
    private static final Pattern CALLS = Pattern.compile("takes workers at (\\S+)");
    private static final Pattern CHECKPOINT = Pattern.compile("chk-(\\d+)/_metadata$");
    private static final int KILLS = Integer.getInteger("published.kills", 3);
    private static final int FILES = 4;
    private static final int LINES = 5_000;
    private static final int PAUSE_MICROS = 4_000;
    private static final double FAILURES = 0.05;
    private static final int LIMIT_SECONDS = 240;

    @TempDir
    private Path directory;

    @Test
    void each_line_is_copied_once_while_workers_are_killed_and_requests_fail() throws Exception {
        try (FakeS3 server = new FakeS3();
                Processes processes = new Processes(directory, settings(server))) {
            fill(server);
            server.failures(FAILURES);
            String dir = directory.toString();
            processes.start(
                    "coordinator", "coordinator", "--port", "0", "--call-port", "0", "--jar-dir", dir + "/jars");
            String rest = processes.awaitText("coordinator", REST);
            String calls = processes.awaitText("coordinator", CALLS);
            for (int i = 0; i < 2; i++) startWorker(processes, calls, i);
            Process job = processes.start(
                    "job",
                    "run",
                    "-m",
                    rest,
                    jar().toString(),
                    "s3://bucket/in",
                    "s3://bucket/out",
                    String.valueOf(PAUSE_MICROS));
            for (int i = 0; i < KILLS; i++) {
                awaitCheckpoints(server, job, 2);
                assertThat(job.isAlive()).as(processes.output("job")).isTrue();
                processes.kill("worker-" + i);
                startWorker(processes, calls, i + 2);
            }
            assertThat(job.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS))
                    .as("%s", processes.output("job"))
                    .isTrue();
            assertThat(job.exitValue()).as(processes.output("job")).isZero();
            server.failures(0);
            assertThat(server.failed()).isGreaterThan(server.requests() / 50);
            Numbers.assertOnce(server.objects().lines("/bucket/out/part-"), FILES * LINES);
        }
    }

    private static Map<String, String> settings(FakeS3 server) {
        Map<String, String> settings = server.settings();
        settings.put("execution.checkpointing.dir", "s3://bucket/checkpoints");
        settings.put("execution.checkpointing.tolerable-failed-checkpoints", "1000");
        settings.put("restart-strategy.type", "fixed-delay");
        settings.put("restart-strategy.fixed-delay.attempts", "1000");
        settings.put("restart-strategy.fixed-delay.delay", "200ms");
        settings.put("parallelism.default", "2");
        return settings;
    }

    private void startWorker(Processes processes, String calls, int number) throws IOException {
        String name = "worker-" + number;
        String home = directory.resolve(name).toString();
        processes.start(name, "worker", "-m", calls, "--name", name, "--slots", "2", "--dir", home);
    }

    private static void fill(FakeS3 server) {
        for (int file = 0; file < FILES; file++) {
            int first = file * LINES;
            String lines = IntStream.range(first, first + LINES)
                    .mapToObj(each -> each + "\n")
                    .collect(Collectors.joining());
            server.objects().put("/bucket/in/f" + file + ".txt", lines.getBytes(StandardCharsets.UTF_8));
        }
    }

    private static void awaitCheckpoints(FakeS3 server, Process job, int more) {
        long first = newest(server);
        await().atMost(Duration.ofMinutes(2)).until(() -> !job.isAlive() || newest(server) >= first + more);
    }

    private static long newest(FakeS3 server) {
        return server.objects().paths("/bucket/checkpoints/").stream()
                .map(CHECKPOINT::matcher)
                .filter(each -> each.find())
                .mapToLong(each -> Long.parseLong(each.group(1)))
                .max()
                .orElse(0);
    }

    /// Packs the program into a jar, as users do.
    private Path jar() throws IOException {
        Path jar = directory.resolve("copy-lines.jar");
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar));
                InputStream program = S3ClusterTest.class.getResourceAsStream("/programs/CopyLines.class")) {
            if (program == null) throw new IOException("the program is not compiled");
            out.putNextEntry(new JarEntry("META-INF/MANIFEST.MF"));
            out.write("Manifest-Version: 1.0\nMain-Class: programs.CopyLines\n".getBytes(StandardCharsets.UTF_8));
            out.putNextEntry(new JarEntry("programs/CopyLines.class"));
            program.transferTo(out);
        }
        return jar;
    }
}
