package dev.millrace.cli.crash;

import dev.millrace.base.host.Host;
import dev.millrace.cli.Main;
import dev.millrace.client.RestClient;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A coordinator and workers, each a process of its own on this machine, that are killed, suspended and started again.
final class ClusterProcesses implements AutoCloseable {
    private static final Pattern REST = Pattern.compile("coordinator listens at (\\S+)");
    private static final Pattern CALLS = Pattern.compile("takes workers at (\\S+)");
    private static final int START_LOOKS = 1_200;
    private static final int LOOK_MILLIS = 50;
    private static final int END_SECONDS = 10;

    private final Path directory;
    private final int slots;
    private final Process coordinator;
    private final String rest;
    private final String calls;
    private final List<Process> workers = new ArrayList<>();
    private int started;

    /// Starts the coordinator, and waits until it listens.
    ///
    /// @param directory for logs
    /// @param slots of each worker
    ClusterProcesses(Path directory, int slots) throws IOException, InterruptedException {
        this.directory = Files.createDirectories(directory);
        this.slots = slots;
        this.coordinator = start(
                "coordinator",
                List.of(
                        "coordinator",
                        "--port",
                        "0",
                        "--call-port",
                        "0",
                        "--log-dir",
                        directory.resolve("logs").toString()));
        this.rest = awaitLine(REST);
        this.calls = awaitLine(CALLS);
    }

    /// Where programs are handed in.
    RestClient client() {
        return new RestClient(Host.real(), rest.replace("http://", ""));
    }

    private Process start(String name, List<String> arguments) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-Xmx512m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
        command.addAll(List.of("--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow"));
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), Main.class.getName()));
        command.addAll(arguments);
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log(name).toFile())
                .start();
    }

    private Path log(String name) {
        return directory.resolve(name + ".txt");
    }

    private String awaitLine(Pattern pattern) throws IOException, InterruptedException {
        for (int look = 0; look < START_LOOKS; look++) {
            Optional<String> found = Files.readAllLines(log("coordinator")).stream()
                    .map(pattern::matcher)
                    .filter(Matcher::find)
                    .map(match -> match.group(1))
                    .findFirst();
            if (found.isPresent()) return found.get();
            if (coordinator.waitFor(LOOK_MILLIS, TimeUnit.MILLISECONDS)) break;
        }
        coordinator.destroyForcibly();
        throw CrashFaults.FAILED.what("the coordinator did not start").fix("see " + log("coordinator"));
    }

    /// Starts another worker.
    void work() throws IOException {
        String name = "worker-" + started++;
        workers.add(start(
                name,
                List.of(
                        "worker",
                        "-m",
                        calls,
                        "--name",
                        name,
                        "--slots",
                        Integer.toString(slots),
                        "--dir",
                        directory.resolve(name).toString(),
                        "-D",
                        "heartbeat.timeout=4 s")));
    }

    int workers() {
        return workers.size();
    }

    /// Ends a worker at once, as a loss of power would, and starts another.
    void kill(int which) throws IOException, InterruptedException {
        workers.remove(which).destroyForcibly().waitFor();
        work();
    }

    /// Lets a worker do nothing for a while, and then go on as if nothing had been.
    void suspend(int which, long millis) throws IOException, InterruptedException {
        long pid = workers.get(which).pid();
        signal("-STOP", pid);
        coordinator.waitFor(millis, TimeUnit.MILLISECONDS);
        signal("-CONT", pid);
    }

    private static void signal(String which, long pid) throws IOException, InterruptedException {
        new ProcessBuilder("kill", which, Long.toString(pid)).start().waitFor();
    }

    @Override
    public void close() throws InterruptedException {
        for (Process worker : workers) worker.destroy();
        coordinator.destroy();
        for (Process worker : workers) if (!worker.waitFor(END_SECONDS, TimeUnit.SECONDS)) worker.destroyForcibly();
        if (!coordinator.waitFor(END_SECONDS, TimeUnit.SECONDS)) coordinator.destroyForcibly();
    }
}
