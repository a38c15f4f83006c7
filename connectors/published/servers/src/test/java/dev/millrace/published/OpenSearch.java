package dev.millrace.published;

import static org.awaitility.Awaitility.await;

import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/// A real OpenSearch server with one node in a process of its own.
final class OpenSearch implements AutoCloseable {
    private static final Duration START_LIMIT = Duration.ofMinutes(3);
    private static final List<String> JVM_OPTIONS =
            List.of("-Xmx768m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "--enable-native-access=ALL-UNNAMED");

    private final int port;
    private final ServerProcess process;
    private final HttpClient client = HttpClient.newHttpClient();

    private OpenSearch(int port, ServerProcess process) {
        this.port = port;
        this.process = process;
    }

    /// Starts a server without data, and waits until the server answers.
    static OpenSearch start(Path directory) throws IOException {
        Files.createDirectories(directory);
        int port = Ports.free(1).getFirst();
        Path program = Path.of(System.getProperty("published.programs"), "OpenSearchNode.java");
        String classPath = Jars.library("opensearch-server") + File.separator + "*";
        List<String> arguments = List.of(directory.toString(), Integer.toString(port));
        List<String> command = ServerProcess.java(classPath, JVM_OPTIONS, program.toString(), arguments);
        OpenSearch server = new OpenSearch(port, ServerProcess.start(command, directory.resolve("server.log")));
        try {
            await().atMost(START_LIMIT).until(() -> {
                if (!server.process.isAlive()) throw new IllegalStateException(server.process.output());
                return Ports.listens(port);
            });
            server.call("GET", "/_cluster/health?wait_for_status=yellow&timeout=60s", "");
        } catch (IOException | RuntimeException failed) {
            server.close();
            throw failed;
        }
        return server;
    }

    int port() {
        return port;
    }

    /// Calls the REST interface, and returns the body of the answer.
    String call(String method, String path, String body) throws IOException {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .header("Content-Type", "application/json")
                .method(method, HttpRequest.BodyPublishers.ofString(body))
                .build();
        try {
            HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() != 200) throw new IOException(path + ": " + answer.body());
            return answer.body();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IOException(interrupted);
        }
    }

    @Override
    public void close() {
        client.close();
        process.close();
    }
}
