package dev.millrace.runtime.storage;

import dev.millrace.base.host.Clock;
import dev.millrace.base.host.Disk;
import dev.millrace.base.host.Host;
import dev.millrace.base.host.Network;
import dev.millrace.base.host.Threads;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.random.RandomGenerator;

/// Simulates a machine whose disk has limited space below a root directory. The disk may be read-only or unreadable.
public final class SmallDisk implements Host, Disk {
    private final Disk disk = Host.real().disk();
    private final Path root;
    private final AtomicInteger directories = new AtomicInteger();
    volatile long capacity;
    volatile boolean isReadOnly;
    /// Whether reads below the root fail.
    volatile boolean isUnreadable;
    /// Whether files below the root seem to be missing, for example because a mount is late.
    volatile boolean isHidden;
    /// The number of accesses to hidden files.
    final AtomicInteger looks = new AtomicInteger();

    /// Creates the host.
    ///
    /// @param root the directory whose space is limited
    /// @param capacity the space in bytes
    public SmallDisk(Path root, long capacity) {
        this.root = root;
        this.capacity = capacity;
    }

    private long used(Path path) throws IOException {
        if (!disk.exists(path)) return 0;
        Entry entry = disk.entry(path);
        if (!entry.isDirectory()) return entry.size();
        long used = 0;
        for (Entry each : disk.list(path)) used += each.isDirectory() ? used(each.path()) : each.size();
        return used;
    }

    @Override
    public synchronized OptionalLong free(Path path) throws IOException {
        return OptionalLong.of(Math.max(0, capacity - used(root)));
    }

    @Override
    public boolean moveIfFree(Path from, Path to) throws IOException {
        return disk.moveIfFree(from, to);
    }

    @Override
    public boolean isWritable(Path path) {
        return !isReadOnly;
    }

    @Override
    public OutputStream create(Path file) throws IOException {
        return new FilterOutputStream(disk.create(file)) {
            @Override
            public void write(byte[] bytes, int offset, int length) throws IOException {
                if (file.startsWith(root) && free(file).orElseThrow() < length)
                    throw new IOException("No space left on device");
                out.write(bytes, offset, length);
                out.flush();
            }
        };
    }

    @Override
    public boolean exists(Path path) {
        return !hides(path) && disk.exists(path);
    }

    @Override
    public Entry entry(Path path) throws IOException {
        if (hides(path)) throw new NoSuchFileException(path.toString());
        return disk.entry(path);
    }

    @Override
    public List<Entry> list(Path directory) throws IOException {
        if (hides(directory)) return List.of();
        checkReadable(directory);
        return disk.list(directory);
    }

    @Override
    public InputStream read(Path file, long position) throws IOException {
        if (hides(file)) throw new NoSuchFileException(file.toString());
        checkReadable(file);
        return disk.read(file, position);
    }

    private boolean hides(Path path) {
        if (!isHidden || !path.startsWith(root)) return false;
        looks.incrementAndGet();
        return true;
    }

    private void checkReadable(Path path) throws IOException {
        if (isUnreadable && path.startsWith(root)) throw new IOException(path + " cannot be read on purpose");
    }

    @Override
    public OutputStream append(Path file) throws IOException {
        return disk.append(file);
    }

    @Override
    public void sync(Path path) throws IOException {
        disk.sync(path);
    }

    @Override
    public void move(Path from, Path to) throws IOException {
        disk.move(from, to);
    }

    @Override
    public void makeDirectories(Path directory) throws IOException {
        disk.makeDirectories(directory);
    }

    @Override
    public void delete(Path path) throws IOException {
        disk.delete(path);
    }

    /// Returns the number of temporary directories that were made.
    int directories() {
        return directories.get();
    }

    @Override
    public Path temporaryDirectory(String prefix) throws IOException {
        Path directory = root.resolve(prefix + directories.incrementAndGet());
        disk.makeDirectories(directory);
        return directory;
    }

    @Override
    public Clock clock() {
        return Host.real().clock();
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
    public Disk disk() {
        return this;
    }

    @Override
    public Network network() {
        return Host.real().network();
    }
}
