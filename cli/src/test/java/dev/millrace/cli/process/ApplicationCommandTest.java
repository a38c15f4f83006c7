package dev.millrace.cli.process;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.api.config.Configuration;
import dev.millrace.base.host.Host;
import dev.millrace.cli.remote.CountProgram;
import dev.millrace.client.RestClient;
import dev.millrace.client.message.JobMessages;
import dev.millrace.cluster.call.Address;
import dev.millrace.cluster.call.Station;
import dev.millrace.cluster.call.Tls;
import dev.millrace.cluster.heartbeat.Heartbeats;
import dev.millrace.cluster.leader.Leader;
import dev.millrace.cluster.message.RetryPolicy;
import dev.millrace.cluster.role.WorkerRole;
import dev.millrace.migrate.jar.UserSystemExitMode;
import dev.millrace.network.DataPlane;
import dev.millrace.network.NetworkSettings;
import java.io.ByteArrayOutputStream;
import java.io.PrintWriter;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

@Timeout(value = 180, unit = TimeUnit.SECONDS)
class ApplicationCommandTest {
    private static final Pattern REST = Pattern.compile("listens at http://(\\S+)");
    private static final Pattern CALLS = Pattern.compile("takes workers at (\\S+)");

    @TempDir
    private Path directory;

    /// Runs a cluster for one program beside the test.
    private static final class Begun {
        private final ByteArrayOutputStream out = new ByteArrayOutputStream();
        private final ByteArrayOutputStream err = new ByteArrayOutputStream();
        private final CompletableFuture<Integer> status = new CompletableFuture<>();

        Begun(List<String> arguments) {
            CommandLine line = new CommandLine(new ApplicationCommand())
                    .setOut(new PrintWriter(out, true, StandardCharsets.UTF_8))
                    .setErr(new PrintWriter(err, true, StandardCharsets.UTF_8));
            Host.real()
                    .threads()
                    .startBlocking(
                            "application", () -> status.complete(line.execute(arguments.toArray(String[]::new))));
        }

        private String said() {
            return out.toString(StandardCharsets.UTF_8) + err.toString(StandardCharsets.UTF_8);
        }

        String await(Pattern words) {
            while (true) {
                Matcher found = words.matcher(said());
                if (found.find()) return found.group(1);
                if (status.isDone()) throw new AssertionError("it has ended, and said only: " + said());
                Host.real().threads().park(5_000_000);
            }
        }
    }

    private List<String> arguments(String... more) {
        List<String> all = new ArrayList<>(List.of("--port", "0", "-p", "2"));
        all.addAll(List.of("--jar-dir", directory.resolve("kept").toString()));
        all.addAll(List.of("--log-dir", directory.resolve("logs").toString()));
        all.addAll(List.of(more));
        return all;
    }

    @Test
    void a_program_is_run_and_its_end_is_the_clusters() throws Exception {
        String jar = CountProgram.jar(directory).toString();
        Begun good = new Begun(arguments(jar, "1000"));
        assertThat(good.status.get()).as(good.said()).isZero();
        assertThat(good.said()).contains("millrace coordinator ends");

        Begun wrong = new Begun(arguments(jar, "no number"));
        assertThat(wrong.status.get()).isOne();
        assertThat(wrong.said()).contains("NumberFormatException");
    }

    @Test
    void a_cluster_that_starts_again_goes_on_with_the_job_and_does_not_run_the_program_again() throws Exception {
        String jar = CountProgram.jar(directory).toString();
        String checkpoints = directory.resolve("checkpoints").toString();
        String[] settings = {
            "-D", "execution.checkpointing.interval=100 ms", "-D", "execution.checkpointing.dir=" + checkpoints
        };
        List<String> command = arguments(settings);
        command.addAll(List.of("--call-port", "0", jar, "4000", "1000"));
        Begun first = new Begun(command);
        String calls = first.await(CALLS);
        String job;
        try (WorkerRole _ = worker(Address.of(calls))) {
            RestClient client = new RestClient(Host.real(), first.await(REST));
            while (client.jobs().isEmpty()) Host.real().threads().park(5_000_000);
            job = client.jobs().getFirst().jid();
            while (client.checkpoints(job).latest().completed() == null)
                Host.real().threads().park(5_000_000);
            end(client);
            assertThat(first.status.get()).as(first.said()).isZero();
            assertThat(Files.list(Path.of(checkpoints)))
                    .as("what it goes on from")
                    .isNotEmpty();

            command.set(command.indexOf("--call-port") + 1, calls.substring(calls.lastIndexOf(':') + 1));
            Begun second = new Begun(command);
            RestClient other = new RestClient(Host.real(), second.await(REST));
            assertThat(other.jobs()).extracting(JobMessages.Line::jid).containsExactly(job);
            assertThat(second.status.get()).as(second.said()).isZero();
        }
        Begun third = new Begun(command);
        assertThat(third.status.get())
                .as("nothing is left to do: " + third.said())
                .isZero();
    }

    private static void end(RestClient client) throws Exception {
        try (HttpClient http = HttpClient.newHttpClient()) {
            HttpRequest request = HttpRequest.newBuilder(URI.create(client.address() + "/cluster"))
                    .DELETE()
                    .build();
            assertThat(http.send(request, HttpResponse.BodyHandlers.discarding())
                            .statusCode())
                    .isEqualTo(200);
        }
    }

    private WorkerRole worker(Address coordinator) {
        Host host = Host.real();
        Configuration options = new Configuration();
        WorkerRole.Settings settings = new WorkerRole.Settings(
                "worker",
                "127.0.0.1",
                0,
                2,
                directory.resolve("worker"),
                WorkerRole.Shown.NOTHING,
                Heartbeats.Pace.of(options),
                RetryPolicy.USUAL,
                jars -> WorkerCommand.classes(jars, UserSystemExitMode.THROW));
        WorkerRole.Ways ways = new WorkerRole.Ways(
                Station.grpc(host, "127.0.0.1", 0, Tls.off()),
                new DataPlane(host, "worker", NetworkSettings.of(options)));
        return new WorkerRole(host, settings, ways, () -> Optional.of(new Leader(coordinator, 0)));
    }
}
