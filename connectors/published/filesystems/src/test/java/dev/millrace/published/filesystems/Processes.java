package dev.millrace.published.filesystems;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Runs commands of the command line as processes with the plug-ins. A test can kill them.
final class Processes implements AutoCloseable {
    private static final Duration START_LIMIT = Duration.ofMinutes(2);
    private static final int END_SECONDS = 20;
    private static final List<String> JVM = List.of(
            "-Xmx512m",
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "--enable-native-access=ALL-UNNAMED",
            "--sun-misc-unsafe-memory-access=allow");

    private final Path directory;
    private final String plugins;
    private final Map<String, String> settings;
    private final Map<String, Process> running = new LinkedHashMap<>();

    /// @param directory of the output of the processes
    /// @param plugins the directory of the plug-ins
    /// @param settings of each process
    Processes(Path directory, String plugins, Map<String, String> settings) {
        this.directory = directory;
        this.plugins = plugins;
        this.settings = settings;
    }

    /// Starts a command.
    ///
    /// @param name of the process
    /// @param command the name of the command
    /// @param arguments behind the settings
    Process start(String name, String command, String... arguments) throws IOException {
        List<String> all = new ArrayList<>();
        all.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        all.addAll(JVM);
        all.addAll(List.of("-cp", System.getProperty("java.class.path"), "dev.millrace.cli.Main", command));
        settings.forEach((key, value) -> all.addAll(List.of("-D", key + "=" + value)));
        all.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(all)
                .redirectErrorStream(true)
                .redirectOutput(directory.resolve(name + ".txt").toFile());
        builder.environment().put("MILLRACE_PLUGINS_DIR", plugins);
        Process process = builder.start();
        running.put(name, process);
        return process;
    }

    /// Returns what a process has written.
    String output(String name) {
        try {
            return Files.readString(directory.resolve(name + ".txt"));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /// Waits until a process has written a text, and returns the first group.
    String awaitText(String name, Pattern pattern) {
        Matcher[] found = new Matcher[1];
        await().atMost(START_LIMIT).until(() -> {
            found[0] = pattern.matcher(output(name));
            if (found[0].find()) return true;
            Process process = running.get(name);
            if (process == null || !process.isAlive()) throw new IllegalStateException(output(name));
            return false;
        });
        return found[0].group(1);
    }

    /// Ends a process without a chance to clean up.
    void kill(String name) throws InterruptedException {
        Process process = running.remove(name);
        if (process != null) process.destroyForcibly().waitFor();
    }

    @Override
    public void close() throws InterruptedException {
        for (Process each : List.copyOf(running.values()).reversed()) {
            each.destroy();
            if (!each.waitFor(END_SECONDS, TimeUnit.SECONDS))
                each.destroyForcibly().waitFor();
        }
    }
}
