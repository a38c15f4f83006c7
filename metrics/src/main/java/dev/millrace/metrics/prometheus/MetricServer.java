package dev.millrace.metrics.prometheus;

import dev.millrace.base.host.Host;
import dev.millrace.base.host.Network;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Answers GET requests over HTTP/1.1 with a generated text, one request per connection.
final class MetricServer {
    private static final Logger LOG = LoggerFactory.getLogger(MetricServer.class);
    private static final int REQUEST_BYTES_MAX = 16 * 1024;

    /// Further connections are closed. One Prometheus server needs one connection now and then.
    private static final int CONNECTIONS_MAX = 16;

    private final Host host;
    private final Network.Listener listener;
    private final Supplier<String> text;
    private final AtomicInteger connections = new AtomicInteger();
    private volatile boolean isClosed;

    /// Serves requests until it is closed.
    MetricServer(Host host, Network.Listener listener, Supplier<String> text) {
        this.host = host;
        this.listener = listener;
        this.text = text;
        host.threads().startBlocking("millrace-metrics-http", this::accept);
    }

    int port() {
        return listener.port();
    }

    void close() {
        isClosed = true;
        try {
            listener.close();
        } catch (IOException ignored) {
            // The socket is closed anyway.
        }
    }

    private void accept() {
        while (!isClosed) {
            try {
                Network.Connection connection = listener.accept();
                if (connections.incrementAndGet() > CONNECTIONS_MAX) close(connection);
                else host.threads().startBlocking("millrace-metrics-http", () -> answer(connection));
            } catch (IOException failed) {
                if (isClosed) return;
                LOG.warn("A request for metrics failed", failed);
                host.threads().park(100_000_000);
            }
        }
    }

    private void close(Network.Connection connection) {
        connections.decrementAndGet();
        try {
            connection.close();
        } catch (IOException ignored) {
            // Nobody waits for the response.
        }
    }

    private void answer(Network.Connection connection) {
        try {
            String method = request(new BufferedInputStream(connection.input()));
            boolean isRead = method.equals("GET") || method.equals("HEAD");
            byte[] body = (isRead ? text.get() : "only GET\n").getBytes(StandardCharsets.UTF_8);
            String head = "HTTP/1.1 " + (isRead ? "200 OK" : "405 Method Not Allowed")
                    + "\r\nContent-Type: text/plain; version=0.0.4; charset=utf-8\r\nContent-Length: " + body.length
                    + "\r\nConnection: close\r\n\r\n";
            OutputStream output = connection.output();
            output.write(head.getBytes(StandardCharsets.US_ASCII));
            if (!method.equals("HEAD")) output.write(body);
            output.flush();
        } catch (IOException gone) {
            LOG.debug("a request for metrics was not answered", gone);
        } finally {
            close(connection);
        }
    }

    /// Reads a request up to its empty line.
    ///
    /// @return the HTTP method
    private static String request(InputStream input) throws IOException {
        StringBuilder request = new StringBuilder();
        while (!isWhole(request)) {
            int next = input.read();
            if (next < 0 || request.length() >= REQUEST_BYTES_MAX) throw new IOException("that is no request");
            request.append((char) next);
        }
        return request.substring(0, Math.max(0, request.indexOf(" ")));
    }

    private static boolean isWhole(StringBuilder request) {
        int length = request.length();
        return length >= 4 && "\r\n\r\n".contentEquals(request.subSequence(length - 4, length));
    }
}
