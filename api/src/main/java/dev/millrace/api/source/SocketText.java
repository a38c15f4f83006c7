package dev.millrace.api.source;

import dev.millrace.base.host.Host;
import dev.millrace.base.host.Network;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/// Reads text from a TCP server and splits the text at a delimiter. One thread reads; [#close] is thread-safe.
public final class SocketText implements AutoCloseable {
    private static final int CONNECT_TIMEOUT_MILLIS = 30_000;
    private static final int BUFFER_CHARS = 8_192;

    private final Host host;
    private final String server;
    private final int port;
    private final String delimiter;
    private final long retries;
    private final long pauseNanos;
    private final AtomicReference<Network.@Nullable Connection> connection = new AtomicReference<>();
    private final AtomicBoolean isClosed = new AtomicBoolean();

    /// Takes one piece of text without its delimiter.
    @FunctionalInterface
    public interface Taker {
        void take(String text) throws InterruptedException;
    }

    /// @param retries the number of reconnections; negative for no limit
    /// @param pauseMillis the pause in milliseconds between the end of a connection and the next attempt
    public SocketText(Host host, String server, int port, String delimiter, long retries, long pauseMillis) {
        this.host = host;
        this.server = server;
        this.port = port;
        this.delimiter = delimiter;
        this.retries = retries;
        this.pauseNanos = TimeUnit.MILLISECONDS.toNanos(pauseMillis);
    }

    /// Reads until the allowed number of connections has ended, or until [#close] is called.
    ///
    /// @throws IOException if the last connection fails
    public void read(Taker taker) throws IOException, InterruptedException {
        for (long retried = 0; !isClosed.get(); retried++) {
            boolean isLast = retries >= 0 && retried >= retries;
            readOnce(isLast, taker);
            if (isLast) break;
            host.threads().park(pauseNanos);
        }
    }

    /// Reads one connection to its end. A failure is thrown only if no further attempt follows.
    private void readOnce(boolean isLast, Taker taker) throws IOException, InterruptedException {
        try {
            readConnection(taker);
        } catch (IOException thrown) {
            // If this side closed the connection, the end of the connection is no failure.
            if (isLast && !isClosed.get()) throw thrown;
        }
    }

    private void readConnection(Taker taker) throws IOException, InterruptedException {
        try (Network.Connection opened = host.network().connect(server, port, CONNECT_TIMEOUT_MILLIS)) {
            connection.set(opened);
            // If close() ran before the socket was stored, close() did not close the socket.
            if (isClosed.get()) return;
            Reader input = new InputStreamReader(opened.input(), StandardCharsets.UTF_8);
            StringBuilder open = new StringBuilder();
            char[] buffer = new char[BUFFER_CHARS];
            for (int count = input.read(buffer); count >= 0 && !isClosed.get(); count = input.read(buffer)) {
                int searched = Math.max(0, open.length() - delimiter.length() + 1);
                open.append(buffer, 0, count);
                takeWhole(open, searched, taker);
            }
            if (!open.isEmpty()) taker.take(open.toString());
        }
    }

    private void takeWhole(StringBuilder open, int searched, Taker taker) throws InterruptedException {
        int start = 0;
        for (int end = open.indexOf(delimiter, searched); end >= 0; end = open.indexOf(delimiter, start)) {
            String text = open.substring(start, end);
            boolean isWindowsLine = delimiter.equals("\n") && text.endsWith("\r");
            taker.take(isWindowsLine ? text.substring(0, text.length() - 1) : text);
            start = end + delimiter.length();
        }
        open.delete(0, start);
    }

    @Override
    public void close() throws IOException {
        isClosed.set(true);
        Network.Connection open = connection.get();
        if (open != null) open.close();
    }
}
