package dev.millrace.published;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A fake of the REST interface of a schema registry. No real server can be fetched from Maven Central or from Debian.
/// The fake registers schemas and returns them by their identifiers, and does not check their compatibility.
final class FakeRegistry implements AutoCloseable {
    private static final Pattern SCHEMA = Pattern.compile("\"schema\"\\s*:\\s*(\"(?:\\\\.|[^\"\\\\])*\")");
    private static final Pattern BY_ID = Pattern.compile("/schemas/ids/(\\d+)");

    private final HttpServer server;
    /// The schemas as strings of JSON. The identifier of a schema is its index and one.
    private final List<String> schemas = new ArrayList<>();

    FakeRegistry() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /// Returns the number of different schemas that were registered.
    synchronized int size() {
        return schemas.size();
    }

    private synchronized void answer(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        Matcher byId = BY_ID.matcher(exchange.getRequestURI().getPath());
        Matcher schema = SCHEMA.matcher(body);
        if (byId.matches() && Integer.parseInt(byId.group(1)) <= schemas.size()) {
            send(exchange, 200, "{\"schema\":" + schemas.get(Integer.parseInt(byId.group(1)) - 1) + "}");
        } else if (exchange.getRequestMethod().equals("POST") && schema.find()) {
            if (!schemas.contains(schema.group(1))) schemas.add(schema.group(1));
            send(exchange, 200, "{\"id\":" + (schemas.indexOf(schema.group(1)) + 1) + "}");
        } else {
            send(exchange, 404, "{\"error_code\":40403,\"message\":\"Schema not found\"}");
        }
    }

    private static void send(HttpExchange exchange, int status, String json) throws IOException {
        byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/vnd.schemaregistry.v1+json");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
