package dev.millrace.published.filesystems;

import static org.awaitility.Awaitility.await;

import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/// A real HDFS with one name node and three data nodes in a process of its own.
final class Hdfs implements AutoCloseable {
    /// The directory of the plug-in: Flink's file system of Hadoop, and the client of Hadoop.
    static final String PLUGINS =
            Path.of("..", "hadoop", "target", "plugins").toAbsolutePath().toString();

    private static final Path SERVER = Path.of("..", "hdfs-server", "target", "lib");
    private static final Path PROGRAM = Path.of("..", "hdfs-server", "src", "test", "programs", "HdfsServer.java");
    private static final Duration LIMIT = Duration.ofMinutes(2);

    private final Path directory;
    private final int port;
    private Process process;
    private int restarts;

    /// Starts servers without files, and waits until they are ready.
    ///
    /// @param directory of the files, and of the output of the servers
    Hdfs(Path directory) throws IOException {
        this.directory = directory;
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            this.port = free.getLocalPort();
        }
        this.process = start(true);
    }

    private Process start(boolean isFormatted) throws IOException {
        Path output = directory.resolve("hdfs.txt");
        Files.deleteIfExists(output);
        Process started = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx512m",
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        SERVER.toAbsolutePath() + File.separator + "*",
                        PROGRAM.toAbsolutePath().toString(),
                        directory.resolve("hdfs").toString(),
                        String.valueOf(port),
                        String.valueOf(isFormatted))
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        awaitOutput(started, "HDFS is ready");
        return started;
    }

    private void awaitOutput(Process server, String text) {
        Path output = directory.resolve("hdfs.txt");
        await().atMost(LIMIT).until(() -> {
            String written = Files.readString(output);
            if (!server.isAlive()) throw new IllegalStateException(written);
            return written.contains(text);
        });
    }

    /// Returns the address of a file or directory.
    String address(String path) {
        return "hdfs://127.0.0.1:" + port + path;
    }

    /// Returns the settings that a client needs in tests: few connections are lost for a long time.
    Map<String, String> settings() {
        Map<String, String> settings = new HashMap<>();
        settings.put("flink.hadoop.dfs.replication", "2");
        settings.put("flink.hadoop.dfs.client.block.write.replace-datanode-on-failure.policy", "NEVER");
        return settings;
    }

    void restartNameNode() throws IOException {
        restart("restart-name-node");
    }

    void restartDataNode() throws IOException {
        restart("restart-data-node");
    }

    private void restart(String command) throws IOException {
        process.getOutputStream().write((command + "\n").getBytes(StandardCharsets.UTF_8));
        process.getOutputStream().flush();
        restarts++;
        awaitOutput(process, "restart " + restarts + " is done");
    }

    /// Kills all servers at once, and starts them again with their files.
    void kill() throws IOException, InterruptedException {
        process.destroyForcibly().waitFor();
        restarts = 0;
        process = start(false);
    }

    @Override
    public void close() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }
}
