package dev.millrace.cli.process;

import dev.millrace.api.config.JobManagerOptions;
import dev.millrace.base.fault.Category;
import dev.millrace.base.fault.Fault;
import dev.millrace.cli.remote.RemoteOptions;
import dev.millrace.cli.remote.SettingOptions;
import java.io.IOException;
import java.io.PrintWriter;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// Starts and stops a cluster on this machine.
@Command(
        name = "cluster",
        mixinStandardHelpOptions = true,
        description = "Starts or stops a coordinator and workers on this machine. Each is a process of its own and"
                + " keeps running after the command ends.",
        subcommands = {ClusterCommand.Start.class, ClusterCommand.Stop.class})
public final class ClusterCommand implements Callable<Integer> {
    private static final Fault RUNS = new Fault(8190, Category.USER, "a cluster runs already");
    private static final Fault NOT_STARTED = new Fault(8191, Category.OPERATIONS, "a cluster did not start");
    private static final String PROCESSES = "processes";
    private static final String COORDINATOR = "coordinator";
    private static final int WRONG_USAGE = 2;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        spec.commandLine().usage(spec.commandLine().getErr());
        return WRONG_USAGE;
    }

    private static Path usual() {
        return Path.of(System.getProperty("user.home"), ".millrace", "cluster");
    }

    /// Returns the running processes by their names, the coordinator last.
    private static SequencedMap<String, ProcessHandle> running(Path directory) throws IOException {
        Path file = directory.resolve(PROCESSES);
        SequencedMap<String, ProcessHandle> running = new LinkedHashMap<>();
        if (!Files.exists(file)) return running;
        for (String line : Files.readAllLines(file)) {
            String[] parts = line.split(" ");
            Optional<ProcessHandle> found = ProcessHandle.of(Long.parseLong(parts[0]));
            // Another process may have the same id now.
            found.filter(ProcessHandle::isAlive)
                    .filter(each -> parts[1].equals(began(each)))
                    .ifPresent(each -> running.put(parts[2], each));
        }
        ProcessHandle coordinator = running.remove(COORDINATOR);
        if (coordinator != null) running.putLast(COORDINATOR, coordinator);
        return running;
    }

    private static String line(String name, ProcessHandle process) {
        return process.pid() + " " + began(process) + " " + name + System.lineSeparator();
    }

    private static String began(ProcessHandle process) {
        return process.info()
                .startInstant()
                .map(each -> Long.toString(each.toEpochMilli()))
                .orElse("?");
    }

    @Command(
            name = "start",
            mixinStandardHelpOptions = true,
            description = "Starts the cluster, and returns when the cluster accepts programs. If some processes of the"
                    + " cluster still run, the command starts the missing ones.")
    static final class Start implements Callable<Integer> {
        private static final Pattern LISTENS = Pattern.compile("coordinator listens at (\\S+)");
        private static final Pattern CALLS = Pattern.compile("takes workers at (\\S+)");
        private static final Pattern WORKS = Pattern.compile("worker (\\S+) listens");
        private static final int LOOKS = 1_200;
        private static final int LOOK_MILLIS = 50;

        @Spec
        private CommandSpec spec = CommandSpec.create();

        @Option(names = "--workers", paramLabel = "N", description = "Default: ${DEFAULT-VALUE}")
        private int workers = 2;

        @Option(
                names = "--slots",
                paramLabel = "N",
                description = "The number of slots of each worker. Default: as for `worker`.")
        private int slots;

        @Option(
                names = "--port",
                paramLabel = "N",
                description = "The port of the HTTP interface. Default: rest.port, or " + RemoteOptions.PORT)
        private @Nullable Integer port;

        @Option(
                names = "--call-port",
                paramLabel = "N",
                description = "The port for calls of workers. Default: jobmanager.rpc.port, or 6123")
        private @Nullable Integer callPort;

        @Option(
                names = "--dir",
                paramLabel = "DIR",
                description = "The directory of logs and programs. Default: ~/.millrace/cluster")
        private Path directory = usual();

        @Mixin
        private SettingOptions settings = new SettingOptions();

        @Override
        public Integer call() throws IOException, InterruptedException {
            PrintWriter out = spec.commandLine().getOut();
            SequencedMap<String, ProcessHandle> left = running(directory);
            List<String> missing = IntStream.rangeClosed(1, workers)
                    .mapToObj(number -> "worker-" + number)
                    .filter(name -> !left.containsKey(name))
                    .toList();
            if (missing.isEmpty() && left.containsKey(COORDINATOR)) {
                throw RUNS.what("A cluster of %s is already running.", directory)
                        .fix("Stop the cluster with `millrace cluster stop`, or use another --dir.");
            }
            Files.createDirectories(directory);
            StringBuilder lines = new StringBuilder();
            left.forEach((name, process) -> lines.append(line(name, process)));
            Files.writeString(directory.resolve(PROCESSES), lines);
            if (!left.isEmpty()) out.println("still running: " + String.join(", ", left.keySet()));
            if (!left.containsKey(COORDINATOR)) coordinate(!left.isEmpty());
            for (String name : missing) work(name, said(COORDINATOR, CALLS));
            out.println("a coordinator and " + workers + " workers run; programs go to " + said(COORDINATOR, LISTENS));
            out.println("logs: " + directory.toAbsolutePath());
            return 0;
        }

        /// @param hasWorkers whether workers run that expect the coordinator at its previous port
        private void coordinate(boolean hasWorkers) throws IOException, InterruptedException {
            Integer calledAt = callPort != null
                    ? callPort
                    : Integer.valueOf(settings.all().getOrDefault(JobManagerOptions.PORT.key(), "6123"));
            Integer askedAt = port;
            if (hasWorkers) {
                if (callPort == null || callPort == 0) calledAt = portOf(said(COORDINATOR, CALLS), calledAt);
                if (port == null || port == 0) askedAt = portOf(said(COORDINATOR, LISTENS), port);
            }
            List<String> coordinator = new ArrayList<>(List.of(COORDINATOR, "--call-port", "" + calledAt));
            if (askedAt != null) coordinator.addAll(List.of("--port", "" + askedAt));
            coordinator.addAll(List.of("--log-dir", directory.resolve("logs").toString()));
            coordinator.addAll(List.of("--jar-dir", directory.resolve("jars").toString()));
            Process process = launch(COORDINATOR, coordinator);
            await(process, COORDINATOR, LISTENS);
            await(process, COORDINATOR, CALLS);
        }

        private static @Nullable Integer portOf(String address, @Nullable Integer otherwise) {
            int colon = address.lastIndexOf(':');
            return colon < 0 ? otherwise : Integer.valueOf(address.substring(colon + 1));
        }

        /// Returns what a process has printed about itself; empty if nothing.
        private String said(String name, Pattern pattern) throws IOException {
            if (!Files.exists(log(name))) return "";
            Matcher match = pattern.matcher(Files.readString(log(name)));
            return match.find() ? match.group(1) : "";
        }

        private void work(String name, String calls) throws IOException, InterruptedException {
            List<String> worker = new ArrayList<>(List.of("worker", "-m", calls, "--name", name));
            worker.addAll(List.of("--dir", directory.resolve(name).toString()));
            if (slots > 0) worker.addAll(List.of("--slots", "" + slots));
            await(launch(name, worker), name, WORKS);
        }

        private Path log(String name) {
            return directory.resolve(name + ".out");
        }

        /// Starts a process with the JVM and options of this process.
        private Process launch(String name, List<String> arguments) throws IOException {
            List<String> command = new ArrayList<>();
            // The process must outlive the terminal of this command.
            if (Files.isExecutable(Path.of("/usr/bin/nohup"))) command.add("/usr/bin/nohup");
            command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
            command.addAll(ManagementFactory.getRuntimeMXBean().getInputArguments());
            command.addAll(List.of("-cp", System.getProperty("java.class.path"), "dev.millrace.cli.Main"));
            command.addAll(arguments);
            command.addAll(settings.words());
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(log(name).toFile())
                    .start();
            Files.writeString(directory.resolve(PROCESSES), line(name, process.toHandle()), StandardOpenOption.APPEND);
            return process;
        }

        private void await(Process process, String name, Pattern pattern) throws IOException, InterruptedException {
            for (int look = 0; look < LOOKS; look++) {
                if (!said(name, pattern).isEmpty()) return;
                if (process.waitFor(LOOK_MILLIS, TimeUnit.MILLISECONDS)) break;
            }
            for (ProcessHandle each : running(directory).values()) each.destroy();
            throw NOT_STARTED
                    .what("The %s of the cluster did not start.", name)
                    .why("%s", Files.readString(log(name)).strip())
                    .fix("See %s.", log(name));
        }
    }

    @Command(name = "stop", mixinStandardHelpOptions = true, description = "Stops the cluster and all its jobs.")
    static final class Stop implements Callable<Integer> {
        private static final int SECONDS = 20;

        @Spec
        private CommandSpec spec = CommandSpec.create();

        @Option(
                names = "--dir",
                paramLabel = "DIR",
                description = "The directory that `cluster start` was given. Default: ~/.millrace/cluster")
        private Path directory = usual();

        @Override
        public Integer call() throws Exception {
            PrintWriter out = spec.commandLine().getOut();
            Collection<ProcessHandle> running = running(directory).values();
            running.forEach(ProcessHandle::destroy);
            for (ProcessHandle each : running) {
                try {
                    each.onExit().get(SECONDS, TimeUnit.SECONDS);
                } catch (TimeoutException stubborn) {
                    each.destroyForcibly();
                }
            }
            Files.deleteIfExists(directory.resolve(PROCESSES));
            out.println(
                    switch (running.size()) {
                        case 0 -> "no cluster of " + directory + " runs";
                        case 1 -> "1 process ended";
                        default -> running.size() + " processes ended";
                    });
            return 0;
        }
    }
}
