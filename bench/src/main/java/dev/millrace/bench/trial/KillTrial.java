package dev.millrace.bench.trial;

import dev.millrace.bench.keep.KeepProbe;
import dev.millrace.bench.load.Workload;
import java.io.BufferedReader;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// Kills the process of a job between two checkpoints, and measures how soon another process continues. The other
/// process is started from scratch after the kill.
final class KillTrial {
    /// The number of checkpoints before the kill; the first one contains the initial load.
    private static final int CHECKPOINTS = 3;

    private static final String MANIFEST = "_metadata";

    private final String engine;
    private final long keys;
    private final int intervalMillis;

    KillTrial(String engine, long keys, int intervalMillis) {
        this.engine = engine;
        this.keys = keys;
        this.intervalMillis = intervalMillis;
    }

    Run run() throws IOException, InterruptedException {
        var directory = Files.createTempDirectory("millrace-kill");
        try {
            killed(directory);
            long killedNanos = System.nanoTime();
            var line = restored(directory, newest(directory));
            double seconds = (System.nanoTime() - killedNanos) / 1e9;
            return run(seconds, Double.parseDouble(line.substring(KeepProbe.RECOVERED.length())));
        } finally {
            delete(directory);
        }
    }

    private void killed(Path directory) throws IOException, InterruptedException {
        var process = start(directory, null);
        try (var lines = process.inputReader()) {
            for (int complete = 0; complete < CHECKPOINTS; complete++) await(lines, KeepProbe.COMPLETED);
            process.waitFor(intervalMillis / 2, TimeUnit.MILLISECONDS);
        } finally {
            process.destroyForcibly().waitFor();
        }
    }

    private String restored(Path directory, Path from) throws IOException, InterruptedException {
        var process = start(directory, from);
        try (var lines = process.inputReader()) {
            return await(lines, KeepProbe.RECOVERED);
        } finally {
            process.destroyForcibly().waitFor();
        }
    }

    private static String await(BufferedReader lines, String prefix) throws IOException {
        for (var line = lines.readLine(); line != null; line = lines.readLine()) {
            if (line.startsWith(prefix)) return line;
        }
        throw new IOException("the process ended before it said '" + prefix + "'");
    }

    /// Starts a process with the JVM and options of this process.
    private Process start(Path directory, @Nullable Path from) throws IOException {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(ManagementFactory.getRuntimeMXBean().getInputArguments());
        command.addAll(List.of("-cp", System.getProperty("java.class.path")));
        command.addAll(List.of(KillChild.class.getName(), engine, directory.toString()));
        command.addAll(List.of(Long.toString(keys), Integer.toString(intervalMillis)));
        if (from != null) command.add(from.toString());
        return new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    private static Path newest(Path directory) throws IOException {
        try (var all = Files.walk(directory)) {
            return all.filter(path -> path.getFileName().toString().equals(MANIFEST))
                    .map(Path::getParent)
                    .max(Comparator.comparingLong(KillTrial::number))
                    .orElseThrow(() -> new IOException("there is no checkpoint in " + directory));
        }
    }

    private static long number(Path checkpoint) {
        return Long.parseLong(checkpoint.getFileName().toString().replaceAll("\\D", ""));
    }

    private static void delete(Path directory) throws IOException {
        try (var all = Files.walk(directory)) {
            for (var each : all.sorted(Comparator.reverseOrder()).toList()) Files.deleteIfExists(each);
        }
    }

    private Run run(double seconds, double cpuSeconds) {
        return new Run(
                engine,
                Workload.KILL.title(),
                "default",
                Run.Kind.MEASURE,
                keys,
                seconds,
                cpuSeconds,
                keys / seconds,
                1,
                null,
                0,
                null,
                null,
                null,
                null);
    }
}
