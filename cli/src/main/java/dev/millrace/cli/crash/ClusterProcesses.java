package dev.millrace.cli.crash;

import dev.millrace.base.host.Host;
import dev.millrace.cli.Main;
import dev.millrace.client.RestClient;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Coordinators and workers, each a process of its own on this machine, that are killed, suspended and started again.
final class ClusterProcesses implements AutoCloseable {
    private static final Pattern REST = Pattern.compile("coordinator listens at (\\S+)");
    private static final Pattern CALLS = Pattern.compile("takes workers at (\\S+)");
    private static final int START_LOOKS = 1_200;
    private static final int LOOK_MILLIS = 50;
    private static final int END_SECONDS = 10;

    private final Path directory;
    private final Shape shape;
    /// In the order in which they were started: the first one leads, as long as it is there.
    private final List<Coordinator> coordinators = new ArrayList<>();

    private final List<Process> workers = new ArrayList<>();
    private int started;

    /// What a cluster is made of.
    ///
    /// @param coordinators one of which leads
    /// @param slots of each worker
    /// @param settings of all processes
    record Shape(int coordinators, int slots, Map<String, String> settings) {}

    private record Coordinator(Process process, String rest, String calls) {}

    /// Starts the coordinators, and waits until they listen.
    ///
    /// @param directory for logs
    ClusterProcesses(Path directory, Shape shape) throws IOException, InterruptedException {
        this.directory = Files.createDirectories(directory);
        this.shape = shape;
        for (int i = 0; i < shape.coordinators; i++) coordinate();
    }

    private void coordinate() throws IOException, InterruptedException {
        String name = "coordinator-" + started++;
        List<String> command = new ArrayList<>(List.of("coordinator", "--port", "0", "--call-port", "0"));
        command.addAll(List.of("--log-dir", directory.resolve(name).toString()));
        command.addAll(settings());
        Process process = start(name, command);
        String rest = awaitLine(name, process, REST);
        coordinators.add(new Coordinator(process, rest, awaitLine(name, process, CALLS)));
    }

    private List<String> settings() {
        List<String> all = new ArrayList<>();
        shape.settings.forEach((key, value) -> all.addAll(List.of("-D", key + "=" + value)));
        return all;
    }

    /// Asks any coordinator, which sends it on to the one that leads.
    RestClient client() {
        return new RestClient(Host.real(), coordinators.getLast().rest);
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

    private String awaitLine(String name, Process process, Pattern pattern) throws IOException, InterruptedException {
        for (int look = 0; look < START_LOOKS; look++) {
            Optional<String> found = Files.readAllLines(log(name)).stream()
                    .map(pattern::matcher)
                    .filter(Matcher::find)
                    .map(match -> match.group(1))
                    .findFirst();
            if (found.isPresent()) return found.get();
            if (process.waitFor(LOOK_MILLIS, TimeUnit.MILLISECONDS)) break;
        }
        process.destroyForcibly();
        throw CrashFaults.FAILED.what("a coordinator did not start").fix("see " + log(name));
    }

    /// Starts another worker.
    void work() throws IOException {
        String name = "worker-" + started++;
        List<String> command = new ArrayList<>(List.of("worker", "--name", name));
        command.addAll(List.of("--slots", Integer.toString(shape.slots)));
        command.addAll(List.of("--dir", directory.resolve(name).toString()));
        // Else it finds out who leads by the settings.
        if (shape.coordinators == 1) command.addAll(List.of("-m", coordinators.getFirst().calls));
        command.addAll(settings());
        workers.add(start(name, command));
    }

    int workers() {
        return workers.size();
    }

    /// Ends a worker at once, as a loss of power would, and starts another.
    void kill(int which) throws IOException, InterruptedException {
        workers.remove(which).destroyForcibly().waitFor();
        work();
    }

    /// Ends the coordinator that leads at once, and starts another, which is last in line.
    void killLeader() throws IOException, InterruptedException {
        coordinators.removeFirst().process.destroyForcibly().waitFor();
        coordinate();
    }

    /// Lets a worker do nothing for a while, and then go on as if nothing had been.
    void suspend(int which, long millis) throws IOException, InterruptedException {
        long pid = workers.get(which).pid();
        signal("-STOP", pid);
        workers.get(which).waitFor(millis, TimeUnit.MILLISECONDS);
        signal("-CONT", pid);
    }

    private static void signal(String which, long pid) throws IOException, InterruptedException {
        new ProcessBuilder("kill", which, Long.toString(pid)).start().waitFor();
    }

    @Override
    public void close() throws InterruptedException {
        List<Process> all = new ArrayList<>(workers);
        for (Coordinator each : coordinators) all.add(each.process);
        for (Process each : all) each.destroy();
        for (Process each : all) if (!each.waitFor(END_SECONDS, TimeUnit.SECONDS)) each.destroyForcibly();
    }
}
