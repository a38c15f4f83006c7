package dev.millrace.published;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A coordinator and workers as processes, which a test can kill.
final class Cluster implements AutoCloseable {
    private static final Pattern REST = Pattern.compile("coordinator listens at (\\S+)");
    private static final Pattern CALLS = Pattern.compile("takes workers at (\\S+)");
    private static final Pattern JOB_ID = Pattern.compile("[0-9a-f]{32}");
    private static final int LIMIT_SECONDS = 120;
    private static final Duration START_LIMIT = Duration.ofMinutes(2);

    private final Path directory;
    private final ServerProcess coordinator;
    private final String rest;
    private final String calls;
    private final List<ServerProcess> workers = new ArrayList<>();
    private int started;

    /// Starts a coordinator and workers with two slots each.
    Cluster(Path directory, int workers) throws IOException {
        this.directory = Files.createDirectories(directory);
        this.coordinator = Engine.millrace(
                List.of(
                        "coordinator",
                        "--port",
                        "0",
                        "--call-port",
                        "0",
                        "--host",
                        "127.0.0.1",
                        "--log-dir",
                        directory.resolve("logs").toString(),
                        "--jar-dir",
                        directory.resolve("programs").toString()),
                directory.resolve("coordinator.txt"));
        this.rest = awaitLine(REST);
        this.calls = awaitLine(CALLS);
        for (int i = 0; i < workers; i++) this.workers.add(startWorker());
    }

    private String awaitLine(Pattern pattern) {
        Matcher[] found = new Matcher[1];
        await().atMost(START_LIMIT).until(() -> {
            if (!coordinator.isAlive()) throw new IllegalStateException(coordinator.output());
            found[0] = pattern.matcher(coordinator.output());
            return found[0].find();
        });
        return found[0].group(1);
    }

    private ServerProcess startWorker() throws IOException {
        String name = "worker-" + started++;
        return Engine.millrace(
                List.of(
                        "worker",
                        "-m",
                        calls,
                        "--host",
                        "127.0.0.1",
                        "--name",
                        name,
                        "--slots",
                        "2",
                        "--dir",
                        directory.resolve(name).toString()),
                directory.resolve(name + ".txt"));
    }

    /// Returns the address that the option `-m` of `run` takes.
    String address() {
        return rest.replaceFirst("^https?://", "");
    }

    /// Kills the worker that runs longest, and starts another one.
    void killWorker() throws IOException, InterruptedException {
        workers.removeFirst().kill();
        workers.add(startWorker());
    }

    /// Gives the only running job another parallelism.
    void rescale(String parallelism) throws IOException, InterruptedException {
        List<String> command = List.of("rescale", runningJob(), "-p", parallelism, "-m", address());
        try (ServerProcess rescale = Engine.millrace(command, directory.resolve("rescale.txt"))) {
            if (rescale.await(LIMIT_SECONDS) != 0) throw new IllegalStateException(rescale.output());
        }
    }

    private String runningJob() throws IOException, InterruptedException {
        HttpRequest request =
                HttpRequest.newBuilder(URI.create(rest + "/v1/jobs")).build();
        try (HttpClient client = HttpClient.newHttpClient()) {
            String jobs =
                    client.send(request, HttpResponse.BodyHandlers.ofString()).body();
            Matcher id = JOB_ID.matcher(jobs);
            if (!id.find()) throw new IllegalStateException("there is no job: " + jobs);
            return id.group();
        }
    }

    @Override
    public void close() {
        workers.forEach(ServerProcess::close);
        coordinator.close();
    }
}
