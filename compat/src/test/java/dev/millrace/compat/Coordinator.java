package dev.millrace.compat;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.api.config.Configuration;
import dev.millrace.base.host.Host;
import dev.millrace.client.RestClient;
import dev.millrace.client.message.JarMessages;
import dev.millrace.server.history.Archivist;
import dev.millrace.server.http.RestSettings;
import dev.millrace.server.rest.RestServer;
import dev.millrace.server.session.SessionDispatcher;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.tools.ToolProvider;

/// Runs a Millrace server on a free port of this machine with an uploaded program. Its jobs run in this process or on
/// workers in their own processes.
final class Coordinator implements AutoCloseable {
    /// The settings of jobs that take checkpoints and restart after failures.
    static final Map<String, String> RESTARTING = Map.of(
            "execution.checkpointing.interval", "300 ms",
            "restart-strategy.type", "fixed-delay",
            "restart-strategy.fixed-delay.attempts", "5",
            "restart-strategy.fixed-delay.delay", "10 ms");

    private static final Map<String, String> FLAMES = Map.of(
            "rest.flamegraph.enabled", "true",
            "rest.flamegraph.num-samples", "20",
            "rest.flamegraph.delay-between-samples", "10 ms",
            "rest.flamegraph.refresh-interval", "1 s",
            "rest.profiling.enabled", "true");

    private static final long LOOK_NANOS = 20_000_000;
    private static final long LOOKS = 1_500;

    private static final Pattern ADDRESS = Pattern.compile("programs go to (\\S+)");

    private final String address;
    private final Path archives;
    private final Runnable end;
    private final RestClient client;
    private final String jar;

    Coordinator(Path directory) throws IOException {
        Path logs = Files.createDirectories(directory.resolve("logs"));
        Files.writeString(logs.resolve("coordinator.log"), "a line of the log\n");
        Files.writeString(logs.resolve("coordinator.out"), "a line that a program has printed\n");
        archives = directory.resolve("archives");
        Archivist archivist = Archivist.of(
                        Host.real(), Configuration.fromMap(Map.of("jobmanager.archive.fs.dir", archives.toString())))
                .orElseThrow();
        SessionDispatcher dispatcher = new SessionDispatcher(Host.real(), Map.of("some.password", "hidden"), logs);
        archivist.follow(dispatcher);
        Configuration options = Configuration.fromMap(FLAMES);
        RestServer server = RestServer.start(
                dispatcher, Host.real(), new RestSettings(directory.resolve("jars"), "127.0.0.1", 0, options));
        address = server.address();
        end = () -> {
            server.close();
            dispatcher.close();
            archivist.close();
        };
        client = new RestClient(Host.real(), address.replace("http://", ""));
        jar = client.upload(packed(directory));
    }

    /// Creates a server with workers, each in its own process.
    Coordinator(Path directory, int workers, int slots) throws IOException {
        Path own = directory.resolve("cluster");
        end = () -> said("cluster", "stop", "--dir", own.toString());
        List<String> start = new ArrayList<>(List.of("cluster", "start", "--workers", "" + workers));
        start.addAll(List.of("--slots", "" + slots, "--port", "0", "--call-port", "0", "--dir", own.toString()));
        start.addAll(List.of("-D", "some.password=hidden"));
        archives = directory.resolve("archives");
        start.addAll(List.of("-D", "jobmanager.archive.fs.dir=" + archives));
        FLAMES.forEach((key, value) -> start.addAll(List.of("-D", key + "=" + value)));
        String said = said(start.toArray(String[]::new));
        Matcher found = ADDRESS.matcher(said);
        assertThat(found.find()).as(said).isTrue();
        address = found.group(1);
        client = new RestClient(Host.real(), address.replace("http://", ""));
        jar = client.upload(packed(directory));
    }

    /// Runs a command line and returns its output.
    private static String said(String... arguments) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                Engine.ours(),
                "dev.millrace.cli.Main"));
        command.addAll(List.of(arguments));
        try {
            Process process =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(process.waitFor()).as(said).isZero();
            return said;
        } catch (IOException | InterruptedException failed) {
            throw new IllegalStateException(failed);
        }
    }

    /// Returns the address with the port.
    String address() {
        return address;
    }

    RestClient client() {
        return client;
    }

    /// Returns the directory of the archives of ended jobs.
    Path archives() {
        return archives;
    }

    /// Waits for the archive of a job and returns its path.
    Path archive(String job) {
        Path file = archives.resolve(job);
        await("the archive of " + job, () -> Files.exists(file));
        return file;
    }

    /// Runs [ServedProgram] and returns the id of the job.
    String run(String what, Map<String, String> settings) {
        return run(what, null, settings);
    }

    String run(String what, int parallelism, Map<String, String> settings) {
        return client.run(jar, new JarMessages.Run(null, List.of(what), parallelism, null, null, null, null, settings));
    }

    /// Runs [ServedProgram] from a savepoint and returns the id of the job.
    String run(String what, String savepoint, Map<String, String> settings) {
        return client.run(jar, new JarMessages.Run(null, List.of(what), 2, null, savepoint, null, null, settings));
    }

    void awaitStatus(String job, String status) {
        await("job " + job + " to be " + status, () -> client.status(job).equals(status));
    }

    /// Waits until the job has the given number of completed checkpoints.
    void awaitCheckpoints(String job, long count) {
        await(
                count + " checkpoints of job " + job,
                () -> client.checkpoints(job).counts().completed() >= count);
    }

    static void await(String what, BooleanSupplier condition) {
        for (long i = 0; i < LOOKS; i++) {
            if (condition.getAsBoolean()) return;
            Host.real().threads().park(LOOK_NANOS);
        }
        throw new AssertionError("waited in vain for " + what);
    }

    private static Path packed(Path directory) throws IOException {
        Path source = Files.writeString(directory.resolve("Program.java"), ServedProgram.SOURCE);
        Path classes = directory.resolve("classes");
        int status = ToolProvider.getSystemJavaCompiler()
                .run(null, null, null, "-cp", Engine.ours(), "-d", classes.toString(), source.toString());
        assertThat(status).isZero();
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().put(Attributes.Name.MAIN_CLASS, "Program");
        Path jar = directory.resolve("program.jar");
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar), manifest);
                var files = Files.newDirectoryStream(classes)) {
            for (Path each : files) {
                out.putNextEntry(new JarEntry(each.getFileName().toString()));
                out.write(Files.readAllBytes(each));
            }
        }
        return jar;
    }

    @Override
    public void close() {
        end.run();
    }
}
