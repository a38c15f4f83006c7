package dev.millrace.compat;

import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// Sends lines to one client and keeps the connection open, so that processing-time windows have time to end.
final class WordServer implements AutoCloseable {
    private final ServerSocket server;
    private final Thread thread;

    WordServer(List<String> lines) throws IOException {
        this.server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        this.thread = Thread.ofVirtual().start(() -> serve(lines));
    }

    int port() {
        return server.getLocalPort();
    }

    private void serve(List<String> lines) {
        try (Socket client = server.accept();
                PrintStream out = new PrintStream(client.getOutputStream(), true, StandardCharsets.UTF_8)) {
            lines.forEach(out::println);
            int end = client.getInputStream().read();
            if (end >= 0) throw new IllegalStateException("the client is not expected to say anything");
        } catch (IOException closed) {
            // The socket is closed, because the test is over.
        }
    }

    @Override
    public void close() throws Exception {
        server.close();
        thread.join();
    }
}
