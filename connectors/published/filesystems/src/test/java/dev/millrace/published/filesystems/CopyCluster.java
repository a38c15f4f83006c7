package dev.millrace.published.filesystems;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// Runs the program that copies lines on a coordinator and two workers, which are processes with plug-ins.
final class CopyCluster implements AutoCloseable {
    /// The number of input files, and of the lines in each. The lines of all files are the numbers from 0.
    static final int FILES = 4;

    static final int LINES = 20_000;
    /// The pause after each line.
    static final int PAUSE_MICROS = 1_000;

    private static final int LIMIT_SECONDS = 400;
    private static final Pattern REST = Pattern.compile("coordinator listens at https?://(\\S+)");
    private static final Pattern CALLS = Pattern.compile("takes workers at (\\S+)");
    private static final Pattern JOB = Pattern.compile("\\b([0-9a-f]{32})\\b");

    private final Path directory;
    private final Processes processes;
    private String rest;
    private final String calls;
    private final boolean isShared;
    private final List<String> workers = new ArrayList<>();
    private int started;

    /// Starts the coordinator and the workers.
    ///
    /// @param plugins the directory of the plug-ins
    /// @param settings of each process, in addition to those that let a job restart often
    /// @param options of the coordinator
    CopyCluster(Path directory, String plugins, Map<String, String> settings, String... options) throws IOException {
        this.directory = directory;
        Map<String, String> all = new HashMap<>(settings);
        all.putIfAbsent("execution.checkpointing.tolerable-failed-checkpoints", "1000");
        all.put("restart-strategy.type", "fixed-delay");
        all.put("restart-strategy.fixed-delay.attempts", "1000");
        all.put("restart-strategy.fixed-delay.delay", "200ms");
        all.put("parallelism.default", "2");
        this.processes = new Processes(directory, plugins, all);
        List<String> arguments = new ArrayList<>(List.of("--port", "0", "--call-port", "0"));
        arguments.addAll(List.of(options));
        processes.start("coordinator", "coordinator", arguments.toArray(String[]::new));
        this.rest = processes.awaitText("coordinator", REST);
        this.calls = processes.awaitText("coordinator", CALLS);
        this.isShared = settings.containsKey("high-availability.type");
        for (int i = 0; i < 2; i++) startWorker();
    }

    /// Starts a second coordinator, which waits until it leads.
    void startStandby() throws IOException {
        String jars = directory.resolve("standby").toString();
        processes.start("standby", "coordinator", "--port", "0", "--call-port", "0", "--jar-dir", jars);
        processes.awaitText("standby", REST);
    }

    /// Kills the first coordinator. Later commands go to the second one.
    void killCoordinator() throws InterruptedException {
        processes.kill("coordinator");
        rest = processes.awaitText("standby", REST);
    }

    /// Waits until the list of all jobs shows a state.
    void awaitState(String state) {
        await().atMost(Duration.ofSeconds(LIMIT_SECONDS)).until(() -> {
            String name = "list-" + started++;
            Process list = processes.start(name, "list", "-a", "-m", rest);
            assertThat(list.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS)).isTrue();
            return processes.output(name).contains(state);
        });
    }

    /// Returns the lines of an input file.
    static String lines(int file) {
        int first = file * LINES;
        return IntStream.range(first, first + LINES)
                .mapToObj(each -> each + "\n")
                .collect(Collectors.joining());
    }

    private void startWorker() throws IOException {
        String name = "worker-" + started++;
        String home = directory.resolve(name).toString();
        List<String> arguments = new ArrayList<>(List.of("--name", name, "--slots", "2", "--dir", home));
        if (!isShared) arguments.addAll(List.of("-m", calls));
        processes.start(name, "worker", arguments.toArray(String[]::new));
        workers.add(name);
    }

    /// Kills the worker that runs longest, and starts another one.
    void killWorker() throws IOException, InterruptedException {
        processes.kill(workers.removeFirst());
        startWorker();
    }

    /// Starts the program.
    ///
    /// @param name of the process
    /// @param pauseMicros after each line
    /// @param options of the command `run`
    Process copy(String name, String in, String out, int pauseMicros, String... options) throws IOException {
        List<String> arguments = new ArrayList<>(List.of("-m", rest));
        arguments.addAll(List.of(options));
        arguments.addAll(List.of(jar().toString(), in, out, String.valueOf(pauseMicros)));
        return processes.start(name, "run", arguments.toArray(String[]::new));
    }

    /// Waits until the program ends, and fails if the program fails.
    void awaitEnd(String name, Process program) throws InterruptedException {
        assertThat(program.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS))
                .as("%s%n%s", processes.output(name), processes.output("coordinator"))
                .isTrue();
        assertThat(program.exitValue()).as(processes.output(name)).isZero();
    }

    /// Runs a command about the only running job, and returns the output.
    ///
    /// @param arguments behind the coordinator's address and before the id of the job
    String command(String command, String... arguments) throws IOException, InterruptedException {
        List<String> all = new ArrayList<>(List.of("-m", rest));
        all.addAll(List.of(arguments));
        all.add(job());
        String name = command + "-" + started++;
        awaitEnd(name, processes.start(name, command, all.toArray(String[]::new)));
        return processes.output(name);
    }

    private String job() throws IOException, InterruptedException {
        String name = "list-" + started++;
        awaitEnd(name, processes.start(name, "list", "-m", rest));
        return processes.awaitText(name, JOB);
    }

    String output(String name) {
        return processes.output(name);
    }

    /// Packs the program into a jar, as users do.
    private Path jar() throws IOException {
        Path jar = directory.resolve("copy-lines.jar");
        if (Files.exists(jar)) return jar;
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar));
                InputStream program = CopyCluster.class.getResourceAsStream("/programs/CopyLines.class")) {
            if (program == null) throw new IOException("the program is not compiled");
            out.putNextEntry(new JarEntry("META-INF/MANIFEST.MF"));
            out.write("Manifest-Version: 1.0\nMain-Class: programs.CopyLines\n".getBytes(StandardCharsets.UTF_8));
            out.putNextEntry(new JarEntry("programs/CopyLines.class"));
            program.transferTo(out);
        }
        return jar;
    }

    @Override
    public void close() throws InterruptedException {
        processes.close();
    }
}
