package dev.millrace.published.filesystems;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/// Simulates an S3 server on loopback: objects, ranges, copies, lists and multipart uploads. A share of the requests
/// fails with 500, half of them after the server has done what was requested. Signatures are not verified.
final class FakeS3 implements AutoCloseable {
    private static final int SEED = 4711;
    private static final int BAD_REQUEST = 500;
    private static final int THREADS = 16;

    private final HttpServer server;
    private final ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    private final S3Objects objects = new S3Objects();
    private final Random chance = new Random(SEED);
    private final AtomicInteger failed = new AtomicInteger();
    private final AtomicInteger requests = new AtomicInteger();
    private volatile double failures;

    FakeS3() throws IOException {
        server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        server.createContext("/", this::handle);
        server.setExecutor(threads);
        server.start();
    }

    /// Holds an answer. The body is XML or the bytes of an object.
    record Answer(int status, byte[] body, Map<String, String> headers) {
        static Answer xml(int status, String text) {
            return new Answer(status, text.getBytes(StandardCharsets.UTF_8), Map.of("Content-Type", "application/xml"));
        }

        static Answer error(int status, String code) {
            return xml(status, "<Error><Code>" + code + "</Code><Message>" + code + "</Message></Error>");
        }
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

    S3Objects objects() {
        return objects;
    }

    /// Returns the settings that make the plug-in use this server.
    Map<String, String> settings() {
        Map<String, String> settings = new HashMap<>();
        settings.put("s3.endpoint", "http://127.0.0.1:" + server.getAddress().getPort());
        settings.put("s3.access-key", "test");
        settings.put("s3.secret-key", "test");
        settings.put("s3.region", "us-east-1");
        settings.put("s3.path-style-access", "true");
        settings.put("s3.path.style.access", "true");
        return settings;
    }

    private synchronized double next() {
        return chance.nextDouble();
    }

    private void handle(HttpExchange exchange) throws IOException {
        requests.incrementAndGet();
        try (exchange) {
            byte[] body = body(exchange);
            double fate = failures == 0 ? 1 : next();
            if (fate >= failures / 2) {
                Answer answer = objects.answer(
                        exchange.getRequestMethod(),
                        exchange.getRequestURI().getPath(),
                        query(exchange.getRequestURI()),
                        exchange.getRequestHeaders(),
                        body);
                if (fate >= failures) {
                    send(exchange, answer);
                    return;
                }
            }
            failed.incrementAndGet();
            send(exchange, Answer.error(BAD_REQUEST, "InternalError"));
        }
    }

    private static void send(HttpExchange exchange, Answer answer) throws IOException {
        answer.headers().forEach(exchange.getResponseHeaders()::set);
        boolean isHead = exchange.getRequestMethod().equals("HEAD");
        if (isHead) exchange.getResponseHeaders().set("Content-Length", "" + answer.body().length);
        exchange.sendResponseHeaders(answer.status(), isHead || answer.body().length == 0 ? -1 : answer.body().length);
        if (!isHead) exchange.getResponseBody().write(answer.body());
    }

    private static Map<String, String> query(URI uri) {
        Map<String, String> query = new HashMap<>();
        if (uri.getRawQuery() == null) return query;
        for (String each : uri.getRawQuery().split("&")) {
            String[] parts = each.split("=", 2);
            query.put(parts[0], parts.length < 2 ? "" : URLDecoder.decode(parts[1], StandardCharsets.UTF_8));
        }
        return query;
    }

    /// Returns the content of a request, without the frames of chunks that carry signatures or checksums.
    private static byte[] body(HttpExchange exchange) throws IOException {
        byte[] raw = exchange.getRequestBody().readAllBytes();
        String hash = exchange.getRequestHeaders().getFirst("x-amz-content-sha256");
        if (hash == null || !hash.startsWith("STREAMING-")) return raw;
        ByteArrayInputStream in = new ByteArrayInputStream(raw);
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        while (true) {
            int length = Integer.parseInt(line(in).split(";")[0], 16);
            if (length == 0) return content.toByteArray();
            content.write(in.readNBytes(length));
            line(in);
        }
    }

    private static String line(ByteArrayInputStream in) {
        StringBuilder line = new StringBuilder();
        for (int next = in.read(); next >= 0 && next != '\n'; next = in.read()) line.append((char) next);
        return line.toString().strip();
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
