package dev.millrace.bench.cluster;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Starts Java processes with this JVM and class path, and terminates them. Not thread-safe.
public final class Processes implements AutoCloseable {
    private static final int LOOKS = 2_400;
    private static final int LOOK_MILLIS = 25;
    private static final int END_SECONDS = 15;
    /// The property with additional JVM options of each worker, separated by spaces.
    public static final String WORKER_OPTIONS = "millrace.bench.worker-options";

    private final Path directory;
    private final List<Process> all = new CopyOnWriteArrayList<>();

    /// @param directory for the output of the processes
    public Processes(Path directory) {
        this.directory = directory;
        // If the measuring process is terminated, it terminates the others, too.
        Runtime.getRuntime().addShutdownHook(new Thread(() -> all.forEach(Process::destroyForcibly)));
    }

    /// Starts a process.
    ///
    /// @param options JVM options
    public Process start(String name, List<String> options, String mainClass, List<String> arguments)
            throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(options);
        command.addAll(List.of(
                "-XX:+UseCompactObjectHeaders",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow"));
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), mainClass));
        command.addAll(arguments);
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(output(name).toFile())
                .start();
        all.add(process);
        return process;
    }

    /// Returns the additional JVM options of workers.
    public static List<String> workerOptions() {
        String given = System.getProperty(WORKER_OPTIONS, "").strip();
        return given.isEmpty() ? List.of() : List.of(given.split(" +"));
    }

    private Path output(String name) {
        return directory.resolve(name + ".out");
    }

    /// Waits until a process has printed a text that matches, and returns the first group.
    public String await(Process process, String name, Pattern pattern) throws IOException, InterruptedException {
        return await(process, output(name), pattern);
    }

    /// Waits until a process has written a text that matches into a file, and returns the first group.
    public String await(Process process, Path file, Pattern pattern) throws IOException, InterruptedException {
        for (int look = 0; look < LOOKS; look++) {
            Matcher match = pattern.matcher(Files.exists(file) ? Files.readString(file) : "");
            if (match.find()) return match.group(1);
            if (process.waitFor(LOOK_MILLIS, TimeUnit.MILLISECONDS)) break;
        }
        throw new IOException("there is no " + pattern + " in " + file + ", only " + Files.readString(file));
    }

    /// Returns a free port.
    public static int freePort() throws IOException {
        try (ServerSocket any = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return any.getLocalPort();
        }
    }

    @Override
    public void close() throws InterruptedException {
        for (Process each : all.reversed()) each.destroy();
        for (Process each : all.reversed())
            if (!each.waitFor(END_SECONDS, TimeUnit.SECONDS))
                each.destroyForcibly().waitFor();
    }
}
