package dev.millrace.state.storage;

import dev.millrace.api.fs.FSDataInputStream;
import dev.millrace.api.fs.FSDataOutputStream;
import dev.millrace.api.fs.FileStatus;
import dev.millrace.api.fs.FileSystem;
import dev.millrace.api.fs.FileSystem.WriteMode;
import dev.millrace.api.fs.Path;
import java.io.BufferedOutputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/// Represents a path in a file system that a program or plug-in provides. A file is complete and durable when its
/// stream is closed. Files are never renamed.
record FileSystemPlace(FileSystem files, Path path) implements SnapshotPlace {
    private static final int BUFFER_BYTES = 64 * 1024;

    @Override
    public SnapshotPlace resolve(String below) {
        return new FileSystemPlace(files, new Path(path, below));
    }

    @Override
    public @Nullable SnapshotPlace parent() {
        Path parent = path.getParent();
        return parent == null ? null : new FileSystemPlace(files, parent);
    }

    @Override
    public String name() {
        return path.getName();
    }

    @Override
    public String nameOf(SnapshotPlace below) {
        String prefix = path.getPath().endsWith(Path.SEPARATOR) ? path.getPath() : path.getPath() + Path.SEPARATOR;
        return ((FileSystemPlace) below).path.getPath().substring(prefix.length());
    }

    @Override
    public String address() {
        return path.toString();
    }

    @Override
    public boolean exists() throws IOException {
        return files.exists(path);
    }

    @Override
    public Entry entry() throws IOException {
        try {
            return entry(path, files.getFileStatus(path));
        } catch (FileNotFoundException missing) {
            throw missing(missing);
        }
    }

    private Entry entry(Path of, FileStatus status) {
        return new Entry(
                new FileSystemPlace(files, of),
                status.isDir(),
                status.isDir() ? 0 : status.getLen(),
                status.getModificationTime());
    }

    @Override
    public List<Entry> children() throws IOException {
        FileStatus[] found;
        try {
            found = files.listStatus(path);
        } catch (FileNotFoundException missing) {
            return List.of();
        }
        if (found == null) return List.of();
        List<Entry> children = new ArrayList<>();
        for (FileStatus each : found)
            children.add(entry(new Path(path, each.getPath().getName()), each));
        children.sort(Comparator.comparing(each -> each.place().name()));
        return children;
    }

    @Override
    public byte[] read(long position, int length) throws IOException {
        try (FSDataInputStream in = files.open(path)) {
            if (position > 0) in.seek(position);
            return in.readNBytes(length);
        } catch (FileNotFoundException missing) {
            throw missing(missing);
        }
    }

    @Override
    public Draft create() throws IOException {
        Path parent = path.getParent();
        if (parent != null) files.mkdirs(parent);
        return new StreamDraft(this, files.create(path, WriteMode.OVERWRITE));
    }

    @Override
    public void delete() throws IOException {
        try {
            files.delete(path, false);
        } catch (FileNotFoundException isGone) {
            // The file is already deleted.
        }
    }

    @Override
    public void settle() {}

    @Override
    public OptionalLong free() {
        return OptionalLong.empty();
    }

    @Override
    public boolean isWritable() {
        return true;
    }

    @Override
    public String toString() {
        return path.toString();
    }

    private IOException missing(FileNotFoundException cause) {
        NoSuchFileException missing = new NoSuchFileException(path.toString());
        missing.initCause(cause);
        return missing;
    }

    private static final class StreamDraft implements Draft {
        private final FileSystemPlace place;
        private final OutputStream out;
        private boolean isPublished;

        StreamDraft(FileSystemPlace place, FSDataOutputStream out) {
            this.place = place;
            this.out = new BufferedOutputStream(out, BUFFER_BYTES);
        }

        @Override
        public OutputStream out() {
            return out;
        }

        @Override
        public void publish() throws IOException {
            out.close();
            isPublished = true;
        }

        @Override
        public void close() throws IOException {
            if (isPublished) return;
            try {
                out.close();
            } finally {
                place.delete();
            }
        }
    }
}
