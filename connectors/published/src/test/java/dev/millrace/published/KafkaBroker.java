package dev.millrace.published;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.kafka.common.Uuid;

/// A real Kafka broker in a process of its own. The broker listens at the loopback address, and a test can kill it.
final class KafkaBroker implements AutoCloseable {
    private static final Duration START_LIMIT = Duration.ofMinutes(2);
    private static final List<String> JVM_OPTIONS = List.of("-Xmx512m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1");
    /// Makes the broker log the transactions whose markers it skips.
    private static final String LOGGING = """
            <Configuration status="warn">
              <Appenders><Console name="console"><PatternLayout pattern="%d %p %m%n"/></Console></Appenders>
              <Loggers>
                <Logger name="kafka.coordinator.transaction.TransactionMarkerChannelManager" level="info"/>
                <Root level="error"><AppenderRef ref="console"/></Root>
              </Loggers>
            </Configuration>
            """;

    private static final Pattern SKIPPED =
            Pattern.compile("Couldn't find leader endpoint .* send transaction markers for ([^,]+),");

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

    /// Returns the transactional ids for which the broker skipped the markers of partitions. A broker that starts
    /// again sends the markers of prepared transactions to itself. If the partitions have no leader meanwhile,
    /// Kafka 4.3 takes them for deleted, and completes the transaction without the markers. Then the records of the
    /// transaction stay invisible.
    Set<String> skippedMarkers() throws IOException {
        Set<String> ids = new HashSet<>();
        try (Stream<String> lines = Files.lines(log())) {
            lines.map(SKIPPED::matcher).filter(Matcher::find).forEach(each -> ids.add(each.group(1)));
        }
        return ids;
    }

    private Path log() {
        return directory.resolve("broker.log");
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
        Path logging = Files.writeString(directory.resolve("log4j2.xml"), LOGGING);
        List<String> options = new ArrayList<>(JVM_OPTIONS);
        options.add("-Dlog4j2.configurationFile=" + logging);
        String classPath = Path.of(System.getProperty("published.broker")) + File.separator + "*";
        return ServerProcess.start(ServerProcess.java(classPath, options, mainClass, arguments), log());
    }

    @Override
    public void close() {
        process.close();
    }
}
