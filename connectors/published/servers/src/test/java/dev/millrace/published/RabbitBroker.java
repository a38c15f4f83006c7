package dev.millrace.published;

import com.rabbitmq.client.Connection;
import com.rabbitmq.client.ConnectionFactory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeoutException;

/// A real RabbitMQ broker of Debian with its own node name, ports and data, and with its own port mapper of Erlang.
final class RabbitBroker implements AutoCloseable {
    private static final Path SCRIPT = Path.of("/usr/lib/rabbitmq/bin/rabbitmq-server");

    private final int port;
    private final ServerProcess portMapper;
    private final ServerProcess process;

    private RabbitBroker(int port, ServerProcess portMapper, ServerProcess process) {
        this.port = port;
        this.portMapper = portMapper;
        this.process = process;
    }

    /// Starts a broker without data, and waits until the broker listens.
    static RabbitBroker start(Path directory) throws IOException, InterruptedException {
        Files.createDirectories(directory);
        String script = DebianProgram.require(SCRIPT, "rabbitmq-server", directory);
        List<Integer> ports = Ports.free(3);
        Map<String, String> environment = new HashMap<>();
        environment.put("HOME", directory.toString());
        environment.put("ERL_EPMD_PORT", ports.get(0).toString());
        environment.put("ERL_EPMD_ADDRESS", "127.0.0.1");
        environment.put("RABBITMQ_NODENAME", "millrace" + ports.get(1) + "@localhost");
        environment.put("RABBITMQ_NODE_IP_ADDRESS", "127.0.0.1");
        environment.put("RABBITMQ_NODE_PORT", ports.get(1).toString());
        environment.put("RABBITMQ_DIST_PORT", ports.get(2).toString());
        environment.put("RABBITMQ_MNESIA_BASE", directory.resolve("data").toString());
        environment.put("RABBITMQ_LOG_BASE", directory.resolve("logs").toString());
        environment.put("RABBITMQ_PID_FILE", directory.resolve("pid").toString());
        environment.put("RABBITMQ_CONFIG_FILE", directory.resolve("none").toString());
        environment.put("RABBITMQ_CONF_ENV_FILE", directory.resolve("none.conf").toString());
        environment.put(
                "RABBITMQ_ENABLED_PLUGINS_FILE", directory.resolve("plugins").toString());
        ServerProcess portMapper =
                ServerProcess.start(List.of("/usr/bin/epmd"), environment, directory.resolve("epmd.log"));
        ServerProcess process = ServerProcess.start(List.of(script), environment, directory.resolve("server.log"));
        RabbitBroker broker = new RabbitBroker(ports.get(1), portMapper, process);
        try {
            process.awaitListening(broker.port);
        } catch (RuntimeException failed) {
            broker.close();
            throw failed;
        }
        return broker;
    }

    int port() {
        return port;
    }

    Connection connect() throws IOException, TimeoutException {
        ConnectionFactory factory = new ConnectionFactory();
        factory.setHost("127.0.0.1");
        factory.setPort(port);
        return factory.newConnection();
    }

    @Override
    public void close() {
        process.close();
        portMapper.close();
    }
}
