package dev.millrace.cli.crash;

import dev.millrace.base.host.Host;
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

/// Runs coordinators and workers as processes on this machine, and kills, suspends and restarts them.
final class ClusterProcesses implements AutoCloseable {
    private static final Pattern REST = Pattern.compile("coordinator listens at (\\S+)");
    private static final Pattern CALLS = Pattern.compile("takes workers at (\\S+)");
    private static final int START_LOOKS = 1_200;
    private static final int LOOK_MILLIS = 50;
    private static final int END_SECONDS = 10;

    private final Path directory;
    private final Shape shape;
    /// In the order in which they were started; the first one is the leader.
    private final List<Coordinator> coordinators = new ArrayList<>();

    private final List<Worker> workers = new ArrayList<>();
    private final Ground ground;
    private int started;

    /// Describes the size of a cluster.
    ///
    /// @param coordinators one of which leads
    /// @param slots of each worker
    /// @param settings of all processes
    record Shape(int coordinators, int slots, Map<String, String> settings) {}

    private record Coordinator(Process process, Ground.Seat seat, String rest, String calls) {}

    private record Worker(Process process, Ground.Seat seat) {}

    /// Starts the coordinators, and waits until they listen.
    ///
    /// @param directory for logs
    /// @param ground outlives this
    ClusterProcesses(Path directory, Shape shape, Ground ground) throws IOException, InterruptedException {
        this.ground = ground;
        this.directory = Files.createDirectories(directory);
        this.shape = shape;
        for (int i = 0; i < shape.coordinators; i++) coordinate(ground.seat(), "0");
    }

    /// @param callPort 0 for any free one
    private void coordinate(Ground.Seat seat, String callPort) throws IOException, InterruptedException {
        String name = "coordinator-" + started++;
        List<String> command = new ArrayList<>(List.of("coordinator", "--port", "0", "--call-port", callPort));
        command.addAll(List.of(
                "--host", seat.address(), "--log-dir", directory.resolve(name).toString()));
        if (isAlone())
            command.addAll(List.of("--jar-dir", directory.resolve("programs").toString()));
        command.addAll(settings());
        Process process = start(name, seat, command);
        String rest = awaitLine(name, process, REST);
        coordinators.add(new Coordinator(process, seat, rest, awaitLine(name, process, CALLS)));
    }

    private boolean isAlone() {
        return shape.coordinators == 1;
    }

    private List<String> settings() {
        List<String> all = new ArrayList<>();
        shape.settings.forEach((key, value) -> all.addAll(List.of("-D", key + "=" + value)));
        return all;
    }

    /// Returns a client of any coordinator, which redirects to the leader.
    RestClient client() {
        return new RestClient(Host.real(), coordinators.getLast().rest);
    }

    private Process start(String name, Ground.Seat seat, List<String> arguments) throws IOException {
        List<String> command = new ArrayList<>(seat.prefix());
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-Xmx512m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
        command.addAll(List.of("--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow"));
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), "dev.millrace.cli.Main"));
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
        throw CrashFaults.FAILED.what("A coordinator did not start.").fix("See " + log(name));
    }

    /// Starts another worker.
    void work() throws IOException, InterruptedException {
        work(ground.seat());
    }

    private void work(Ground.Seat seat) throws IOException {
        String name = "worker-" + started++;
        List<String> command = new ArrayList<>(List.of("worker", "--name", name, "--host", seat.address()));
        command.addAll(List.of("--slots", Integer.toString(shape.slots)));
        command.addAll(List.of("--dir", directory.resolve(name).toString()));
        // Otherwise the worker finds the leader through the settings.
        if (isAlone()) command.addAll(List.of("-m", coordinators.getFirst().calls));
        command.addAll(settings());
        workers.add(new Worker(start(name, seat, command), seat));
    }

    /// Returns the process of the leader.
    Process leader() {
        return coordinators.getFirst().process;
    }

    int workers() {
        return workers.size();
    }

    /// Kills a worker without a shutdown, and starts another one.
    void kill(int which) throws IOException, InterruptedException {
        kill(which, () -> {});
    }

    /// Kills a worker, runs an action, and starts another worker.
    void kill(int which, JobUnderTest.Meanwhile meanwhile) throws IOException, InterruptedException {
        Worker killed = workers.remove(which);
        killed.process.destroyForcibly().waitFor();
        meanwhile.run();
        work(killed.seat);
    }

    /// Shuts down a worker, waits for its end, and starts another one.
    void replace(int which) throws IOException, InterruptedException {
        Worker ended = workers.remove(which);
        ended.process.destroy();
        if (!ended.process.waitFor(END_SECONDS, TimeUnit.SECONDS))
            ended.process.destroyForcibly().waitFor();
        work(ended.seat);
    }

    /// Kills the leader and starts another coordinator, as the last contender. If the leader was alone, the new
    /// coordinator uses its port.
    void killLeader() throws IOException, InterruptedException {
        killLeader(() -> {});
    }

    /// Kills the leader, runs an action, and starts another coordinator.
    void killLeader(JobUnderTest.Meanwhile meanwhile) throws IOException, InterruptedException {
        Coordinator leader = coordinators.removeFirst();
        leader.process.destroyForcibly().waitFor();
        meanwhile.run();
        coordinate(leader.seat, isAlone() ? leader.calls.substring(leader.calls.lastIndexOf(':') + 1) : "0");
    }

    /// Suspends a worker for a while.
    void suspend(int which, long millis) throws IOException, InterruptedException {
        Process worker = workers.get(which).process;
        signal("-STOP", worker.pid());
        worker.waitFor(millis, TimeUnit.MILLISECONDS);
        signal("-CONT", worker.pid());
    }

    /// Cuts a worker off the network for a while.
    void cut(int which, long millis) throws IOException, InterruptedException {
        Worker worker = workers.get(which);
        ground.cut(worker.seat, true);
        worker.process.waitFor(millis, TimeUnit.MILLISECONDS);
        ground.cut(worker.seat, false);
    }

    /// Limits the bandwidth of a worker for a while.
    void slow(int which, long millis) throws IOException, InterruptedException {
        Worker worker = workers.get(which);
        ground.slow(worker.seat, true);
        worker.process.waitFor(millis, TimeUnit.MILLISECONDS);
        ground.slow(worker.seat, false);
    }

    private static void signal(String which, long pid) throws IOException, InterruptedException {
        new ProcessBuilder("kill", which, Long.toString(pid)).start().waitFor();
    }

    @Override
    public void close() throws InterruptedException {
        List<Process> all = new ArrayList<>();
        for (Worker each : workers) all.add(each.process);
        for (Coordinator each : coordinators) all.add(each.process);
        for (Process each : all) each.destroy();
        for (Process each : all) if (!each.waitFor(END_SECONDS, TimeUnit.SECONDS)) each.destroyForcibly();
    }
}
