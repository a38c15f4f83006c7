package dev.millrace.bench.trial;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/// Sends requests to an HTTP interface at a fixed rate over persistent connections, until it is closed.
final class Flood implements AutoCloseable {
    /// Each connection handles one request at a time.
    private static final int CONNECTIONS = 32;

    private static final List<String> PATHS = List.of("/jobs/overview", "/overview", "/taskmanagers", "/jobs");
    private static final String LENGTH = "content-length: ";

    private final String address;
    private final double perSecond;
    private final AtomicLong answers = new AtomicLong();
    private final List<Thread> threads = new ArrayList<>();
    private volatile boolean isOver;

    Flood(String address, double perSecond) {
        this.address = address;
        this.perSecond = perSecond;
        for (int i = 0; i < CONNECTIONS; i++) {
            String path = PATHS.get(i % PATHS.size());
            threads.add(Thread.ofPlatform().daemon().name("bench-flood-" + i).start(() -> ask(path)));
        }
    }

    /// Returns the number of responses so far.
    long answers() {
        return answers.get();
    }

    private void ask(String path) {
        int colon = address.lastIndexOf(':');
        byte[] request =
                "GET %s HTTP/1.1\r\nHost: %s\r\n\r\n".formatted(path, address).getBytes(StandardCharsets.US_ASCII);
        long pauseNanos = (long) (CONNECTIONS / perSecond * 1e9);
        try (var socket = new Socket(address.substring(0, colon), Integer.parseInt(address.substring(colon + 1)))) {
            socket.setTcpNoDelay(true);
            OutputStream out = socket.getOutputStream();
            InputStream in = new BufferedInputStream(socket.getInputStream());
            for (long due = System.nanoTime(); !isOver; due += pauseNanos) {
                for (long left = due - System.nanoTime(); left > 0; left = due - System.nanoTime())
                    LockSupport.parkNanos(left);
                out.write(request);
                read(in);
                answers.incrementAndGet();
            }
        } catch (IOException failed) {
            if (!isOver) throw new IllegalStateException("the flood was broken off", failed);
        }
    }

    private static void read(InputStream in) throws IOException {
        var head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            int next = in.read();
            if (next < 0) throw new IOException("the connection was closed after " + head);
            head.append((char) Character.toLowerCase(next));
        }
        int at = head.indexOf(LENGTH);
        if (at < 0) throw new IOException("an answer without a length: " + head);
        String length = head.substring(at + LENGTH.length(), head.indexOf("\r\n", at));
        in.skipNBytes(Integer.parseInt(length.strip()));
    }

    @Override
    public void close() throws InterruptedException {
        isOver = true;
        for (var each : threads) each.join();
    }
}
