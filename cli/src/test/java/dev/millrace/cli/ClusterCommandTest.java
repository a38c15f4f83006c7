package dev.millrace.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.base.host.Host;
import dev.millrace.client.RestClient;
import dev.millrace.client.message.ClusterMessages;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(value = 120, unit = TimeUnit.SECONDS)
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

    private List<ProcessHandle> processes(String end) throws IOException {
        return Files.readAllLines(directory.resolve("processes")).stream()
                .filter(line -> line.endsWith(end))
                .flatMap(line -> ProcessHandle.of(Long.parseLong(line.split(" ")[0])).stream())
                .toList();
    }

    private static void awaitWorkers(String address) {
        RestClient client = new RestClient(Host.real(), address);
        while (client.get("/overview", ClusterMessages.Overview.class).taskmanagers() != 1)
            Host.real().threads().park(10_000_000);
    }

    @Test
    void a_cluster_is_started_once_answers_and_is_stopped() throws Exception {
        String own = directory.toString();
        Files.writeString(directory.resolve("config.yaml"), """
                rest.port: 0
                jobmanager.rpc.port: 0
                taskmanager:
                  numberOfTaskSlots: 3
                """);
        Said started = run("cluster", "start", "--workers", "1", "--configDir", own, "--dir", own);
        try {
            assertThat(started.err()).isEmpty();
            assertThat(started.status()).isZero();
            Matcher address = ADDRESS.matcher(started.out());
            assertThat(address.find()).isTrue();
            assertThat(new RestClient(Host.real(), address.group(1)).jobs()).isEmpty();
            // A worker that is stopped says goodbye, so that the coordinator does not have to detect its loss.
            ProcessHandle worker = processes(" worker-1").getFirst();
            Path log = directory.resolve("logs/coordinator.log");
            while (!Files.readString(log).contains("has registered"))
                Host.real().threads().park(10_000_000);
            assertThat(Files.readString(log)).contains("has registered with 3 slots");
            worker.destroy();
            worker.onExit().join();
            while (!Files.readString(log).contains("is lost"))
                Host.real().threads().park(10_000_000);
            assertThat(Files.readString(log)).contains("MR-5481").contains("has left");
            Said completed = run("cluster", "start", "--workers", "1", "--configDir", own, "--dir", own);
            assertThat(completed.err()).isEmpty();
            assertThat(completed.out()).contains("still running: coordinator");
            awaitWorkers(address.group(1));
            Said sharing = run("worker", "--dir", directory.resolve("worker-1").toString());
            assertThat(sharing.status()).isOne();
            assertThat(sharing.err()).contains("MR-8195").contains("is in use").contains("--dir");
            Said again = run("cluster", "start", "--workers", "1", "--configDir", own, "--dir", own);
            assertThat(again.status()).isOne();
            assertThat(again.err()).contains("MR-8190").contains("cluster stop");
            ProcessHandle coordinator = processes(" coordinator").getFirst();
            coordinator.destroyForcibly();
            coordinator.onExit().join();
            Said led = run("cluster", "start", "--workers", "1", "--configDir", own, "--dir", own);
            assertThat(led.err()).isEmpty();
            assertThat(led.out()).contains("still running: worker-1").contains("http://" + address.group(1));
            awaitWorkers(address.group(1));
            List<ProcessHandle> processes = processes("");
            Said stopped = run("cluster", "stop", "--dir", own);
            assertThat(stopped.out()).contains("2 processes ended");
            assertThat(processes).noneMatch(ProcessHandle::isAlive);
        } finally {
            // A failure above stays the failure of the test.
            run("cluster", "stop", "--dir", own);
        }
        assertThat(run("cluster", "stop", "--dir", own).out()).contains("no cluster");
    }

    @Test
    void an_address_that_means_all_is_refused_where_others_are_told_it() {
        Said worker = run("worker", "--host", "0.0.0.0");
        Said coordinator = run("coordinator", "--host", "0.0.0.0", "--port", "0", "--call-port", "0");
        for (Said each : List.of(worker, coordinator)) {
            assertThat(each.status()).isOne();
            assertThat(each.err()).contains("MR-8192").contains("that the other processes can reach");
        }
    }
}
