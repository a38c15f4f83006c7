package dev.millrace.bench;

import dev.millrace.bench.cluster.Processes;
import dev.millrace.bench.keep.KeepTask;
import dev.millrace.bench.load.Workload;
import dev.millrace.bench.trial.TrialOutput;
import dev.millrace.bench.trial.Minute;
import dev.millrace.bench.trial.Run;
import dev.millrace.bench.trial.TrialProcess;
import dev.millrace.bench.trial.Words;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/// Starts one process for one engine, workload and configuration, and reads its runs.
final class TrialLauncher {
    private static final long MINUTES_MAX = 30;
    private static final int ERROR_LINES_SHOWN = 40;
    private static final String STARTUP_HEAP = "2g";
    /// The heap of the process that observes a cluster.
    private static final String CLIENT_HEAP = "512m";

    /// Without these options Hazelcast warns about reduced performance.
    private static final List<String> JET_OPTIONS = List.of(
            "--add-modules=java.se",
            "--add-exports=java.base/jdk.internal.ref=ALL-UNNAMED",
            "--add-opens=java.base/java.lang=ALL-UNNAMED",
            "--add-opens=java.base/sun.nio.ch=ALL-UNNAMED",
            "--add-opens=java.management/sun.management=ALL-UNNAMED",
            "--add-opens=jdk.management/com.sun.management.internal=ALL-UNNAMED");

    private static final List<String> PASSED_ON =
            List.of(KeepTask.KEYS, TrialProcess.CLUSTER_KEYS, Processes.WORKER_OPTIONS);

    private final BenchOptions options;
    private final ClassPaths classPaths;

    TrialLauncher(BenchOptions options, ClassPaths classPaths) {
        this.options = options;
        this.classPaths = classPaths;
    }

    /// Passes on each run when it is printed. Fails if the process fails or takes more than [#MINUTES_MAX] minutes.
    void launch(Entrant entrant, Workload workload, String config, Consumer<Run> report)
            throws IOException, InterruptedException {
        Path errors = Files.createTempFile("millrace-bench", ".err");
        try {
            var builder = new ProcessBuilder(command(entrant, workload, config)).redirectError(errors.toFile());
            long startNanos = System.nanoTime();
            var process = builder.start();
            var limit = CompletableFuture.runAsync(
                    process::destroyForcibly,
                    CompletableFuture.delayedExecutor(MINUTES_MAX, TimeUnit.MINUTES)); // closes its output, too
            try (var lines = process.inputReader()) {
                read(lines, new Startup(entrant, config, startNanos), report);
            } finally {
                limit.cancel(false);
                process.destroy();
            }
            int status = process.waitFor();
            if (status != 0) {
                throw new IOException("%s %s %s ended with status %d%n%s"
                        .formatted(entrant.title(), workload.title(), config, status, tail(errors)));
            }
        } finally {
            Files.delete(errors);
        }
    }

    private static void read(BufferedReader lines, Startup startup, Consumer<Run> report) throws IOException {
        for (var line = lines.readLine(); line != null; line = lines.readLine()) {
            if (line.startsWith(Minute.MARK)) {
                System.out.println(line);
            } else if (line.startsWith("{\"engine\"")) {
                report.accept(TrialOutput.readRun(line));
            } else if (line.equals(Words.FIRST)) {
                startup.first();
            } else if (line.startsWith(TrialProcess.CPU)) {
                startup.cpuSeconds = Double.parseDouble(line.substring(TrialProcess.CPU.length()));
            }
        }
        if (startup.firstSeconds > 0) {
            report.accept(startup.run());
        }
    }

    private List<String> command(Entrant entrant, Workload workload, String config) throws IOException {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        if (workload == Workload.STARTUP) {
            command.add("-Xmx" + STARTUP_HEAP);
        } else if (workload.isOnCluster()) {
            command.add("-Xmx" + CLIENT_HEAP);
            command.add("-D" + TrialProcess.WORKER_HEAP + "=" + options.heap());
        } else {
            command.add("-Xms" + options.heap());
            command.add("-Xmx" + options.heap());
        }
        command.add("-XX:+Use" + collector(entrant) + "GC");
        command.add("-XX:+UseCompactObjectHeaders");
        for (String key : PASSED_ON) {
            String value = System.getProperty(key);
            if (value != null) command.add("-D" + key + "=" + value);
        }
        command.add("--enable-native-access=ALL-UNNAMED");
        command.add("--sun-misc-unsafe-memory-access=allow");
        if (entrant == Entrant.JET) {
            command.addAll(JET_OPTIONS);
        }
        command.add("-cp");
        command.add(classPaths.of(entrant));
        command.add(TrialProcess.class.getName());
        command.addAll(TrialProcess.arguments(entrant.title(), workload, config, options.effort()));
        return command;
    }

    private String collector(Entrant entrant) {
        return switch (entrant) {
            case MILLRACE -> "Parallel"; // as in its launcher
            case FLINK -> options.flinkCollector();
            case JET, BARE -> "G1";
        };
    }

    private static String tail(Path file) throws IOException {
        var lines = Files.readAllLines(file);
        return String.join(
                System.lineSeparator(), lines.subList(Math.max(0, lines.size() - ERROR_LINES_SHOWN), lines.size()));
    }

    /// Holds what is measured of a process from outside.
    private static final class Startup {
        private final Entrant entrant;
        private final String config;
        private final long startNanos;
        private double firstSeconds;
        private double cpuSeconds;

        Startup(Entrant entrant, String config, long startNanos) {
            this.entrant = entrant;
            this.config = config;
            this.startNanos = startNanos;
        }

        void first() {
            firstSeconds = secondsSinceStart();
        }

        private double secondsSinceStart() {
            return (System.nanoTime() - startNanos) / 1e9;
        }

        Run run() {
            double seconds = secondsSinceStart();
            int events = Words.LINES.size();
            return new Run(
                    entrant.title(),
                    Workload.STARTUP.title(),
                    config,
                    Run.Kind.MEASURE,
                    events,
                    seconds,
                    cpuSeconds,
                    events / seconds,
                    0,
                    null,
                    0,
                    null,
                    firstSeconds,
                    null,
                    null);
        }
    }
}
