package dev.millrace.state.storage;

import dev.millrace.base.host.Disk;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/// Represents a path on a disk, which several machines may share. An unfinished file has a temporary name.
record DiskPlace(Disk disk, Path path) implements SnapshotPlace {
    /// The size of the write buffer. Blocks of key groups are small, and each write to a file costs a system call.
    private static final int BUFFER_BYTES = 64 * 1024;

    @Override
    public SnapshotPlace resolve(String below) {
        return new DiskPlace(disk, path.resolve(below));
    }

    @Override
    public @Nullable SnapshotPlace parent() {
        Path parent = path.toAbsolutePath().getParent();
        return parent == null ? null : new DiskPlace(disk, parent);
    }

    @Override
    public String name() {
        Path name = path.toAbsolutePath().normalize().getFileName();
        return name == null ? "" : name.toString();
    }

    @Override
    public String nameOf(SnapshotPlace below) {
        return path.relativize(((DiskPlace) below).path).toString().replace('\\', '/');
    }

    @Override
    public String address() {
        return "file:" + path.toAbsolutePath();
    }

    @Override
    public boolean exists() {
        return disk.exists(path);
    }

    @Override
    public Entry entry() throws IOException {
        return entry(disk.entry(path));
    }

    private Entry entry(Disk.Entry known) {
        return new Entry(new DiskPlace(disk, known.path()), known.isDirectory(), known.size(), known.modifiedMillis());
    }

    @Override
    public List<Entry> children() throws IOException {
        if (!disk.exists(path)) return List.of();
        List<Entry> children = new ArrayList<>();
        for (Disk.Entry each : disk.list(path)) children.add(entry(each));
        return children;
    }

    @Override
    public byte[] read(long position, int length) throws IOException {
        try (InputStream in = disk.read(path, position)) {
            return in.readNBytes(length);
        }
    }

    @Override
    public Draft create() throws IOException {
        Path unfinished = path.resolveSibling(path.getFileName() + ".unfinished");
        return new DiskDraft(disk, path, unfinished, new BufferedOutputStream(disk.create(unfinished), BUFFER_BYTES));
    }

    @Override
    public void delete() throws IOException {
        disk.delete(path);
    }

    @Override
    public void settle() throws IOException {
        disk.sync(path);
    }

    @Override
    public OptionalLong free() throws IOException {
        return disk.free(path);
    }

    @Override
    public boolean isWritable() {
        return disk.isWritable(path);
    }

    @Override
    public String toString() {
        return path.toString();
    }

    private static final class DiskDraft implements Draft {
        private final Disk disk;
        private final Path path;
        private final Path unfinished;
        private final OutputStream out;
        private boolean isPublished;

        DiskDraft(Disk disk, Path path, Path unfinished, OutputStream out) {
            this.disk = disk;
            this.path = path;
            this.unfinished = unfinished;
            this.out = out;
        }

        @Override
        public OutputStream out() {
            return out;
        }

        @Override
        public void publish() throws IOException {
            out.close();
            disk.sync(unfinished);
            disk.move(unfinished, path);
            isPublished = true;
        }

        @Override
        public void close() throws IOException {
            if (isPublished) return;
            try {
                out.close();
            } finally {
                disk.delete(unfinished);
            }
        }
    }
}
