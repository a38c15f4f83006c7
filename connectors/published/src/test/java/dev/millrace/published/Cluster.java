package dev.millrace.published;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
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

    @Override
    public void close() {
        workers.forEach(ServerProcess::close);
        coordinator.close();
    }
}
