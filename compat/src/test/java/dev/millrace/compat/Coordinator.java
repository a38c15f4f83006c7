package dev.millrace.compat;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.base.host.Host;
import dev.millrace.client.RestClient;
import dev.millrace.client.message.JarMessages;
import dev.millrace.server.http.RestServer;
import dev.millrace.server.session.SessionDispatcher;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import javax.tools.ToolProvider;

/// Our server on a free port of this machine, with a program that was handed in.
final class Coordinator implements AutoCloseable {
    /// Jobs that take checkpoints and begin again when they fail.
    static final Map<String, String> RESTARTING = Map.of(
            "execution.checkpointing.interval", "300 ms",
            "restart-strategy.type", "fixed-delay",
            "restart-strategy.fixed-delay.attempts", "5",
            "restart-strategy.fixed-delay.delay", "10 ms");

    private static final long LOOK_NANOS = 20_000_000;
    private static final long LOOKS = 1_500;

    private final SessionDispatcher dispatcher;
    private final RestServer server;
    private final RestClient client;
    private final String jar;

    Coordinator(Path directory) throws IOException {
        Path logs = Files.createDirectories(directory.resolve("logs"));
        Files.writeString(logs.resolve("coordinator.log"), "a line of the log\n");
        Files.writeString(logs.resolve("coordinator.out"), "a line that a program has printed\n");
        dispatcher = new SessionDispatcher(Host.real(), Map.of("some.password", "hidden"), logs);
        server = RestServer.start(dispatcher, Host.real(), directory.resolve("jars"), "127.0.0.1", 0);
        client = new RestClient(Host.real(), address().replace("http://", ""));
        jar = client.upload(packed(directory));
    }

    /// With the port.
    String address() {
        return server.address();
    }

    RestClient client() {
        return client;
    }

    /// Runs [ServedProgram], and gives the job's id.
    String run(String what, Map<String, String> settings) {
        return run(what, null, settings);
    }

    /// The same from a savepoint.
    String run(String what, String savepoint, Map<String, String> settings) {
        return client.run(jar, new JarMessages.Run(null, List.of(what), 2, null, savepoint, null, null, settings));
    }

    void awaitStatus(String job, String status) {
        await("job " + job + " to be " + status, () -> client.status(job).equals(status));
    }

    /// Until the job runs and has so many complete checkpoints.
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
        server.close();
        dispatcher.close();
    }
}
