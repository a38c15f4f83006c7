package dev.millrace.compat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Collection;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;

/// Serves the files of Flink's web pages and forwards all other requests to a Millrace server.
final class FlinkPages implements AutoCloseable {
    private static final Map<String, String> TYPES = Map.of(
            "html",
            "text/html",
            "js",
            "text/javascript",
            "css",
            "text/css",
            "svg",
            "image/svg+xml",
            "json",
            "application/json");

    private final String server;
    private final HttpServer pages;
    private final HttpClient client = HttpClient.newHttpClient();
    private final Collection<Asked> asked = new ConcurrentLinkedQueue<>();

    /// A forwarded request.
    record Asked(String method, String path, int status) {}

    FlinkPages(String server) throws IOException {
        this.server = server;
        this.pages = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        pages.createContext("/", this::answer);
        pages.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        pages.start();
    }

    /// Returns the address with the port.
    String address() {
        return "http://127.0.0.1:" + pages.getAddress().getPort();
    }

    /// Returns the requests that the pages have sent to the server.
    Collection<Asked> asked() {
        return asked;
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String path = exchange.getRequestURI().getPath();
            String file = path.equals("/") ? "/index.html" : path;
            try (InputStream content = FlinkPages.class.getResourceAsStream("/web" + file)) {
                if (content == null) passOn(exchange);
                else
                    send(
                            exchange,
                            200,
                            TYPES.getOrDefault(file.substring(file.lastIndexOf('.') + 1), "image/png"),
                            content.readAllBytes());
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void passOn(HttpExchange exchange) throws IOException, InterruptedException {
        byte[] body = exchange.getRequestBody().readAllBytes();
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(server + exchange.getRequestURI()))
                .method(exchange.getRequestMethod(), HttpRequest.BodyPublishers.ofByteArray(body));
        String type = exchange.getRequestHeaders().getFirst("Content-Type");
        if (type != null) request.header("Content-Type", type);
        HttpResponse<byte[]> reply = client.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
        asked.add(
                new Asked(exchange.getRequestMethod(), exchange.getRequestURI().toString(), reply.statusCode()));
        send(
                exchange,
                reply.statusCode(),
                reply.headers().firstValue("Content-Type").orElse("text/plain"),
                reply.body());
    }

    private static void send(HttpExchange exchange, int status, String type, byte[] content) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", type);
        exchange.sendResponseHeaders(status, content.length == 0 ? -1 : content.length);
        exchange.getResponseBody().write(content);
    }

    @Override
    public void close() {
        pages.stop(0);
        client.close();
    }
}
