package dev.millrace.published;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// A real Pulsar broker with its storage and transactions in a process of its own.
final class PulsarServer implements AutoCloseable {
    private static final Duration START_LIMIT = Duration.ofMinutes(3);
    private static final int CLIENT_SECONDS = 180;
    private static final List<String> JVM_OPTIONS = Stream.concat(
                    Stream.of(
                            "-Xmx768m", "-XX:MaxDirectMemorySize=512m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"),
                    Stream.of(
                                    "java.base/java.lang",
                                    "java.base/java.nio",
                                    "java.base/sun.net",
                                    "java.base/jdk.internal.platform",
                                    "java.management/sun.management",
                                    "jdk.management/com.sun.management.internal")
                            .map(each -> "--add-opens=" + each + "=ALL-UNNAMED"))
            .toList();

    private final Path directory;
    private final int port;
    private final int webPort;
    private final ServerProcess process;

    private PulsarServer(Path directory, int port, int webPort, ServerProcess process) {
        this.directory = directory;
        this.port = port;
        this.webPort = webPort;
        this.process = process;
    }

    /// Starts a server without data, and waits until topics can be written.
    static PulsarServer start(Path directory) throws Exception {
        Files.createDirectories(directory);
        List<Integer> ports = Ports.free(2);
        Path settings = directory.resolve("standalone.conf");
        Files.writeString(settings, """
            brokerServicePort=%d
            webServicePort=%d
            bindAddress=127.0.0.1
            advertisedAddress=127.0.0.1
            clusterName=standalone
            managedLedgerDefaultEnsembleSize=1
            managedLedgerDefaultWriteQuorum=1
            managedLedgerDefaultAckQuorum=1
            transactionCoordinatorEnabled=true
            systemTopicEnabled=true
            brokerDeleteInactiveTopicsEnabled=false
            loadManagerClassName=org.apache.pulsar.broker.loadbalance.NoopLoadManager
            """.formatted(ports.get(0), ports.get(1)));
        List<String> arguments = List.of(
                "--config",
                settings.toString(),
                "--metadata-dir",
                directory.resolve("metadata").toString(),
                "--bookkeeper-dir",
                directory.resolve("bookkeeper").toString(),
                "--no-functions-worker",
                "--no-stream-storage");
        String classPath = Jars.library("pulsar-server") + File.separator + "*";
        ServerProcess process = ServerProcess.start(
                ServerProcess.java(classPath, JVM_OPTIONS, "org.apache.pulsar.PulsarStandaloneStarter", arguments),
                directory.resolve("server.log"));
        PulsarServer server = new PulsarServer(directory, ports.get(0), ports.get(1), process);
        try {
            await().atMost(START_LIMIT).until(() -> {
                if (!process.isAlive()) throw new IllegalStateException(process.output());
                return process.output().contains("Created namespace pulsar/system");
            });
        } catch (RuntimeException failed) {
            server.close();
            throw failed;
        }
        return server;
    }

    String serviceUrl() {
        return "pulsar://127.0.0.1:" + port;
    }

    String adminUrl() {
        return "http://127.0.0.1:" + webPort;
    }

    /// Writes numbered messages.
    void write(String topic, int count) throws IOException, InterruptedException {
        call("write", topic, count);
    }

    /// Reads the messages of a topic, and waits for the given number of messages.
    List<String> read(String topic, int count) throws IOException, InterruptedException {
        return call("read", topic, count)
                .lines()
                .filter(line -> line.startsWith("read "))
                .map(line -> line.substring("read ".length()))
                .toList();
    }

    private String call(String verb, String topic, int count) throws IOException, InterruptedException {
        Path program = Path.of(System.getProperty("published.programs"), "PulsarMessages.java");
        String classPath = Jars.library("pulsar") + File.separator + "*";
        List<String> arguments = new ArrayList<>(List.of(serviceUrl(), verb, topic, Integer.toString(count)));
        Path output = Files.createTempFile(directory, verb, ".log");
        try (ServerProcess client = ServerProcess.start(
                ServerProcess.java(classPath, List.of("-Xmx128m"), program.toString(), arguments), output)) {
            assertThat(client.await(CLIENT_SECONDS)).as(client::output).isZero();
            return client.output();
        }
    }

    @Override
    public void close() {
        process.close();
    }
}
