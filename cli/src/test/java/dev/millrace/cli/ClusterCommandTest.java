package dev.millrace.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.base.host.Host;
import dev.millrace.client.RestClient;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClusterCommandTest {
    private static final Pattern ADDRESS = Pattern.compile("programs go to http://(\\S+)");

    @TempDir
    private Path directory;

    private record Said(int status, String out, String err) {}

    private Said run(String... arguments) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        int status = Main.run(arguments, new PrintStream(out, true), new PrintStream(err, true));
        return new Said(status, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    @Test
    void a_cluster_is_started_once_answers_and_is_stopped() throws Exception {
        String own = directory.toString();
        Said started = run(
                "cluster", "start", "--workers", "1", "--slots", "2", "--port", "0", "--call-port", "0", "--dir", own);
        try {
            assertThat(started.err()).isEmpty();
            assertThat(started.status()).isZero();
            Matcher address = ADDRESS.matcher(started.out());
            assertThat(address.find()).isTrue();
            assertThat(new RestClient(Host.real(), address.group(1)).jobs()).isEmpty();
            Said again = run("cluster", "start", "--port", "0", "--call-port", "0", "--dir", own);
            assertThat(again.status()).isOne();
            assertThat(again.err()).contains("MR-8190").contains("cluster stop");
        } finally {
            List<ProcessHandle> processes = Files.readAllLines(directory.resolve("processes")).stream()
                    .flatMap(line -> ProcessHandle.of(Long.parseLong(line.split(" ")[0])).stream())
                    .toList();
            Said stopped = run("cluster", "stop", "--dir", own);
            assertThat(stopped.out()).contains("2 processes ended");
            assertThat(processes).noneMatch(ProcessHandle::isAlive);
        }
        assertThat(run("cluster", "stop", "--dir", own).out()).contains("no cluster");
    }
}
