package dev.millrace.examples.enrichment;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// Answers `GET /CODE` with the name of an airport. This small HTTP service stands for your own service or database.
///
/// The service is busy (status 503) at the first request for each airport, so that the example has something to retry.
final class AirportService implements AutoCloseable {
    private static final int OK = 200;
    private static final int NOT_FOUND = 404;
    private static final int BUSY = 503;

    private final Map<String, String> names;
    private final Set<String> asked = ConcurrentHashMap.newKeySet();
    private final HttpServer server;

    private AirportService(Map<String, String> names, HttpServer server) {
        this.names = names;
        this.server = server;
    }

    /// Starts the service at a free port of this machine.
    ///
    /// @param names the names by airport code
    static AirportService start(Map<String, String> names) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        AirportService service = new AirportService(Map.copyOf(names), server);
        server.createContext("/", service::answer);
        server.start();
        return service;
    }

    String address() {
        return "http://" + InetAddress.getLoopbackAddress().getHostAddress() + ":"
                + server.getAddress().getPort() + "/";
    }

    /// Returns the number of airports for which clients have sent requests.
    int askedFor() {
        return asked.size();
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String code = exchange.getRequestURI().getPath().substring(1);
            String name = names.get(code);
            byte[] body = name == null ? new byte[0] : name.getBytes(StandardCharsets.UTF_8);
            if (asked.add(code)) exchange.sendResponseHeaders(BUSY, -1);
            else if (name == null) exchange.sendResponseHeaders(NOT_FOUND, -1);
            else {
                exchange.sendResponseHeaders(OK, body.length);
                exchange.getResponseBody().write(body);
            }
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
