package dev.millrace.api;

import dev.millrace.base.host.Clock;
import dev.millrace.base.host.Disk;
import dev.millrace.base.host.Host;
import dev.millrace.base.host.Network;
import dev.millrace.base.host.Threads;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.random.RandomGenerator;

/// Simulates a machine. Its network returns the scripted bytes in pieces of three, and its threads never wait.
final class FakeHost implements Host, Network, Threads {
    static final String REFUSED = "<refused>";

    private final Deque<String> connections;

    FakeHost(String... connections) {
        this.connections = new ArrayDeque<>(List.of(connections));
    }

    @Override
    public Connection connect(String host, int port, int timeoutMillis) throws IOException {
        String text = connections.poll();
        if (text == null || text.equals(REFUSED)) throw new IOException("connection refused");
        return new PlayedConnection(text);
    }

    @Override
    public Listener listen(String host, int port) {
        throw new AssertionError("nobody listens");
    }

    @Override
    public Thread start(String name, Runnable work) {
        return Thread.ofPlatform().daemon().name(name).start(work);
    }

    @Override
    public Thread startBlocking(String name, Runnable work) {
        return Thread.ofVirtual().name(name).start(work);
    }

    @Override
    public void park(long nanos) {}

    @Override
    public void unpark(Thread thread) {}

    @Override
    public int cores() {
        return 1;
    }

    @Override
    public Clock clock() {
        throw new AssertionError("nobody asks for the time");
    }

    @Override
    public RandomGenerator chance() {
        throw new AssertionError("nobody draws lots");
    }

    @Override
    public Threads threads() {
        return this;
    }

    @Override
    public Disk disk() {
        throw new AssertionError("nobody reads files");
    }

    @Override
    public Network network() {
        return this;
    }

    private record PlayedConnection(String text) implements Connection {
        @Override
        public InputStream input() {
            return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)) {
                @Override
                public synchronized int read(byte[] target, int offset, int length) {
                    return super.read(target, offset, Math.min(3, length));
                }
            };
        }

        @Override
        public OutputStream output() {
            return new ByteArrayOutputStream();
        }

        @Override
        public void close() {}
    }
}
