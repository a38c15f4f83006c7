package dev.millrace.cli.log;

import dev.millrace.base.host.Clock;
import dev.millrace.base.host.Disk;
import dev.millrace.base.host.Host;
import dev.millrace.base.host.Network;
import dev.millrace.base.host.Threads;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;

/// Provides the real host, but with a clock that the test sets, and a disk that fails when the test says so.
final class LogHost implements Host, Clock, Disk {
    private static final Disk REAL = Host.real().disk();

    volatile long nowMillis;
    volatile boolean isFull;
    volatile boolean refusesRenames;

    LogHost(long nowMillis) {
        this.nowMillis = nowMillis;
    }

    @Override
    public long nanos() {
        return TimeUnit.MILLISECONDS.toNanos(nowMillis);
    }

    @Override
    public long millis() {
        return nowMillis;
    }

    @Override
    public Clock clock() {
        return this;
    }

    @Override
    public Disk disk() {
        return this;
    }

    @Override
    public OutputStream append(Path file) throws IOException {
        return new FilterOutputStream(REAL.append(file)) {
            @Override
            public void write(byte[] bytes, int from, int count) throws IOException {
                // A full disk takes the first bytes.
                out.write(bytes, from, isFull ? Math.min(3, count) : count);
                if (isFull) throw new IOException("No space left on device");
            }
        };
    }

    @Override
    public boolean moveIfFree(Path from, Path to) throws IOException {
        if (refusesRenames) throw new IOException("Permission denied");
        return REAL.moveIfFree(from, to);
    }

    @Override
    public RandomGenerator chance() {
        return Host.real().chance();
    }

    @Override
    public Threads threads() {
        return Host.real().threads();
    }

    @Override
    public Network network() {
        return Host.real().network();
    }

    @Override
    public boolean exists(Path path) {
        return REAL.exists(path);
    }

    @Override
    public Entry entry(Path path) throws IOException {
        return REAL.entry(path);
    }

    @Override
    public List<Entry> list(Path directory) throws IOException {
        return REAL.list(directory);
    }

    @Override
    public InputStream read(Path file, long position) throws IOException {
        return REAL.read(file, position);
    }

    @Override
    public OutputStream create(Path file) throws IOException {
        return REAL.create(file);
    }

    @Override
    public void sync(Path path) throws IOException {
        REAL.sync(path);
    }

    @Override
    public void move(Path from, Path to) throws IOException {
        REAL.move(from, to);
    }

    @Override
    public void makeDirectories(Path directory) throws IOException {
        REAL.makeDirectories(directory);
    }

    @Override
    public void delete(Path path) throws IOException {
        REAL.delete(path);
    }

    @Override
    public Path temporaryDirectory(String prefix) throws IOException {
        return REAL.temporaryDirectory(prefix);
    }
}
