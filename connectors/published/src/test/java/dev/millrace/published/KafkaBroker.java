package dev.millrace.published;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.common.Uuid;

/// A real Kafka broker in a process of its own. The broker listens at the loopback address, and a test can kill it.
final class KafkaBroker implements AutoCloseable {
    private static final Duration START_LIMIT = Duration.ofMinutes(2);
    private static final List<String> JVM_OPTIONS = List.of("-Xmx512m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1");

    private final Path directory;
    private final Path properties;
    private final int port;
    private ServerProcess process;

    private KafkaBroker(Path directory, int port, int controllerPort) throws IOException, InterruptedException {
        this.directory = directory;
        this.port = port;
        this.properties = writeProperties(controllerPort);
        format();
        this.process = launch();
    }

    /// Starts a broker with empty logs, and waits until the broker listens.
    static KafkaBroker start(Path directory) throws IOException, InterruptedException {
        List<Integer> ports = Ports.free(2);
        return new KafkaBroker(Files.createDirectories(directory), ports.get(0), ports.get(1));
    }

    String bootstrapServers() {
        return "127.0.0.1:" + port;
    }

    /// Ends the broker as `kill -9` does.
    void kill() throws InterruptedException {
        process.kill();
    }

    /// Starts the broker again with the logs that it left.
    void restart() throws IOException {
        process = launch();
    }

    private Path writeProperties(int controllerPort) throws IOException {
        Properties settings = new Properties();
        settings.putAll(Map.of(
                "process.roles",
                "broker,controller",
                "node.id",
                "1",
                "controller.quorum.voters",
                "1@127.0.0.1:" + controllerPort,
                "listeners",
                "PLAINTEXT://127.0.0.1:" + port + ",CONTROLLER://127.0.0.1:" + controllerPort,
                "advertised.listeners",
                "PLAINTEXT://127.0.0.1:" + port,
                "controller.listener.names",
                "CONTROLLER",
                "log.dirs",
                directory.resolve("logs").toString()));
        for (String topic : List.of("offsets.topic", "transaction.state.log", "share.coordinator.state.topic")) {
            settings.put(topic + ".replication.factor", "1");
            settings.put(topic + ".num.partitions", "2");
        }
        settings.put("transaction.state.log.min.isr", "1");
        settings.put("share.coordinator.state.topic.min.isr", "1");
        settings.put("group.initial.rebalance.delay.ms", "0");
        settings.put("auto.create.topics.enable", "false");
        Path file = directory.resolve("server.properties");
        try (var out = Files.newBufferedWriter(file)) {
            settings.store(out, null);
        }
        return file;
    }

    private void format() throws IOException, InterruptedException {
        try (ServerProcess tool = run(
                "kafka.tools.StorageTool",
                List.of("format", "-t", Uuid.randomUuid().toString(), "-c", properties.toString()))) {
            if (tool.await(START_LIMIT.toSeconds()) != 0) throw new IOException(tool.output());
        }
    }

    private ServerProcess launch() throws IOException {
        ServerProcess started = run("kafka.Kafka", List.of(properties.toString()));
        started.awaitListening(port);
        return started;
    }

    private ServerProcess run(String mainClass, List<String> arguments) throws IOException {
        String classPath = Path.of(System.getProperty("published.broker")) + File.separator + "*";
        return ServerProcess.start(
                ServerProcess.java(classPath, JVM_OPTIONS, mainClass, arguments), directory.resolve("broker.log"));
    }

    @Override
    public void close() {
        process.close();
    }
}
