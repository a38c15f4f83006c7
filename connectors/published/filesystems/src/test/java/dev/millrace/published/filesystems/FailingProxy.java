package dev.millrace.published.filesystems;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/// Stands on loopback between clients and a server of S3. A share of the requests fails with 500, half of them after
/// the server has done what was requested. All others pass unchanged.
final class FailingProxy implements AutoCloseable {
    private static final int SEED = 4711;
    private static final int FAILED = 500;
    private static final byte[] FAULT =
            "<Error><Code>InternalError</Code><Message>planned</Message></Error>".getBytes(StandardCharsets.UTF_8);
    private static final int THREADS = 16;
    /// The headers that belong to one connection.
    private static final Set<String> CONNECTION =
            Set.of("host", "content-length", "connection", "expect", "upgrade", "transfer-encoding", "keep-alive");

    private final String target;
    private final HttpServer server;
    private final ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final Random chance = new Random(SEED);
    private final AtomicInteger failed = new AtomicInteger();
    private final AtomicInteger requests = new AtomicInteger();
    private volatile double failures;

    /// Starts the proxy.
    ///
    /// @param target the address of the server, such as `http://127.0.0.1:8080`
    FailingProxy(String target) throws IOException {
        this.target = target;
        server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        server.createContext("/", this::handle);
        server.setExecutor(threads);
        server.start();
    }

    String address() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /// Lets a share of all following requests fail.
    void failures(double share) {
        failures = share;
    }

    int failed() {
        return failed.get();
    }

    int requests() {
        return requests.get();
    }

    private synchronized double next() {
        return chance.nextDouble();
    }

    private void handle(HttpExchange exchange) throws IOException {
        requests.incrementAndGet();
        try (exchange) {
            byte[] body = exchange.getRequestBody().readAllBytes();
            double fate = failures == 0 ? 1 : next();
            if (fate >= failures / 2) {
                HttpResponse<byte[]> answer = client.send(request(exchange, body), BodyHandlers.ofByteArray());
                if (fate >= failures) {
                    pass(exchange, answer);
                    return;
                }
            }
            failed.incrementAndGet();
            boolean isHead = exchange.getRequestMethod().equals("HEAD");
            exchange.sendResponseHeaders(FAILED, isHead ? -1 : FAULT.length);
            if (!isHead) exchange.getResponseBody().write(FAULT);
        } catch (InterruptedException closed) {
            Thread.currentThread().interrupt();
        }
    }

    private HttpRequest request(HttpExchange exchange, byte[] body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(target + exchange.getRequestURI()))
                .method(
                        exchange.getRequestMethod(),
                        body.length == 0 ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(body));
        forEach(exchange.getRequestHeaders(), request::header);
        return request.build();
    }

    private static void pass(HttpExchange exchange, HttpResponse<byte[]> answer) throws IOException {
        Headers headers = exchange.getResponseHeaders();
        forEach(answer.headers().map(), headers::add);
        boolean isHead = exchange.getRequestMethod().equals("HEAD");
        if (isHead) {
            answer.headers().firstValue("content-length").ifPresent(each -> headers.set("Content-Length", each));
        }
        byte[] body = answer.body();
        exchange.sendResponseHeaders(answer.statusCode(), isHead || body.length == 0 ? -1 : body.length);
        if (!isHead && body.length > 0) exchange.getResponseBody().write(body);
    }

    private interface Header {
        void add(String name, String value);
    }

    private static void forEach(Map<String, List<String>> headers, Header action) {
        headers.forEach((name, values) -> {
            if (CONNECTION.contains(name.toLowerCase(Locale.ROOT))) return;
            for (String each : values) action.add(name, each);
        });
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
        client.shutdownNow();
    }
}
