package dev.millrace.published;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;

/// A process that a test starts and ends. The output of the process goes to a file.
final class ServerProcess implements AutoCloseable {
    private static final int END_SECONDS = 20;
    private static final Duration START_LIMIT = Duration.ofMinutes(2);

    private final Process process;
    private final Path output;

    private ServerProcess(Process process, Path output) {
        this.process = process;
        this.output = output;
    }

    static ServerProcess start(List<String> command, Path output) throws IOException {
        return start(command, Map.of(), output);
    }

    /// Starts a process.
    ///
    /// @param environment variables that the process has besides those of this process
    static ServerProcess start(List<String> command, Map<String, String> environment, Path output) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(output.toFile()));
        builder.environment().putAll(environment);
        return new ServerProcess(builder.start(), output);
    }

    /// Returns the command that starts a main class with the Java of this process.
    static List<String> java(String classPath, List<String> options, String mainClass, List<String> arguments) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(options);
        command.addAll(List.of("-cp", classPath, mainClass));
        command.addAll(arguments);
        return command;
    }

    /// Ends the process without a chance to clean up, as `kill -9` does, and waits for its end.
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /// Waits for the end of the process.
    ///
    /// @return the exit status
    /// @throws IOException if the process runs longer than the limit
    int await(long seconds) throws IOException, InterruptedException {
        if (!process.waitFor(seconds, TimeUnit.SECONDS)) {
            kill();
            throw new IOException("the process did not end within " + seconds + " s; its output:\n" + output());
        }
        return process.exitValue();
    }

    /// Returns what the process has written.
    String output() {
        try {
            return Files.readString(output);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /// Waits until the server listens at a port of the loopback address.
    ///
    /// @throws IllegalStateException if the process ends before
    void awaitListening(int port) {
        Awaitility.await().atMost(START_LIMIT).until(() -> {
            if (!isAlive()) throw new IllegalStateException("the server ended:\n" + output());
            return Ports.listens(port);
        });
    }

    /// Ends the process and the processes that the process started.
    @Override
    public void close() {
        List<ProcessHandle> children = process.descendants().toList();
        process.destroy();
        try {
            if (!process.waitFor(END_SECONDS, TimeUnit.SECONDS)) kill();
        } catch (InterruptedException interrupted) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
        children.forEach(ProcessHandle::destroyForcibly);
    }
}
