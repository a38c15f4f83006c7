package dev.millrace.cluster.storage;

import dev.millrace.api.fs.FSDataInputStream;
import dev.millrace.api.fs.FileStatus;
import dev.millrace.api.fs.FileSystem;
import dev.millrace.api.fs.FileSystem.WriteMode;
import dev.millrace.base.host.Disk;
import java.io.ByteArrayOutputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.SequenceInputStream;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Shows a directory of a [FileSystem] as a disk. Thread-safe, if one process writes a file at a time.
///
/// Object stores cannot append to a file. So each append writes a part: a further file whose name ends with `+` and the
/// position of its first byte in the whole. Readers see the file with its parts as one file. A part exists completely
/// or not at all in an object store. In other file systems, a reader may see a part that is still being written.
final class FileSystemDisk implements Disk {
    private static final Pattern PART = Pattern.compile("(.+)\\+(\\d{19})");

    private final dev.millrace.api.fs.Path directory;
    private final Path root;
    /// The lengths of the files that this process has appended to.
    private final Map<Path, Long> lengths = new ConcurrentHashMap<>();

    /// Shows a directory.
    ///
    /// @param root the path that stands for the directory
    FileSystemDisk(dev.millrace.api.fs.Path directory, Path root) {
        this.directory = directory;
        this.root = root;
    }

    private FileSystem files() throws IOException {
        return directory.getFileSystem();
    }

    private dev.millrace.api.fs.Path at(Path path) {
        Path inside = root.relativize(path);
        return inside.toString().isEmpty()
                ? directory
                : new dev.millrace.api.fs.Path(directory, inside.toString().replace('\\', '/'));
    }

    private Path parent(Path path) {
        Path parent = path.getParent();
        return parent == null ? root : parent;
    }

    /// Returns the address of a file or directory as a URI.
    String address(Path path) {
        return at(path).toString();
    }

    /// Is a part of a file, or the file itself at position 0.
    private record Part(dev.millrace.api.fs.Path path, long position, long length) {}

    private FileStatus[] children(Path parent) throws IOException {
        try {
            FileStatus[] found = files().listStatus(at(parent));
            return found == null ? new FileStatus[0] : found;
        } catch (FileNotFoundException nothing) {
            return new FileStatus[0];
        }
    }

    private List<Part> parts(Path file) throws IOException {
        String name = file.getFileName().toString();
        List<Part> parts = new ArrayList<>();
        for (FileStatus each : children(parent(file))) {
            String child = each.getPath().getName();
            Matcher part = PART.matcher(child);
            if (child.equals(name)) parts.add(new Part(each.getPath(), 0, each.getLen()));
            else if (part.matches() && part.group(1).equals(name))
                parts.add(new Part(each.getPath(), Long.parseLong(part.group(2)), each.getLen()));
        }
        parts.sort(Comparator.comparingLong(Part::position).thenComparing(Part::path));
        return parts;
    }

    /// Returns the parts that follow each other without a gap.
    private List<Part> whole(Path file) throws IOException {
        List<Part> whole = new ArrayList<>();
        long end = 0;
        for (Part each : parts(file)) {
            if (each.position() != end) break;
            whole.add(each);
            end += each.length();
        }
        if (whole.isEmpty()) throw new NoSuchFileException(at(file).toString());
        return whole;
    }

    private static long length(List<Part> whole) {
        return whole.stream().mapToLong(Part::length).sum();
    }

    @Override
    public boolean appendsInPlace() {
        return false;
    }

    @Override
    public boolean exists(Path path) {
        try {
            return files().exists(at(path));
        } catch (IOException unknown) {
            return false;
        }
    }

    @Override
    public Entry entry(Path path) throws IOException {
        try {
            FileStatus status = files().getFileStatus(at(path));
            long size = status.isDir() ? 0 : length(whole(path));
            return new Entry(path, status.isDir(), size, status.getModificationTime());
        } catch (FileNotFoundException nothing) {
            throw new NoSuchFileException(at(path).toString());
        }
    }

    @Override
    public List<Entry> list(Path parent) throws IOException {
        List<Entry> entries = new ArrayList<>();
        for (FileStatus each : children(parent)) {
            String name = each.getPath().getName();
            if (PART.matcher(name).matches()) continue;
            entries.add(new Entry(parent.resolve(name), each.isDir(), each.getLen(), each.getModificationTime()));
        }
        entries.sort(Comparator.comparing(Entry::path));
        return entries;
    }

    @Override
    public InputStream read(Path file, long position) throws IOException {
        List<InputStream> streams = new ArrayList<>();
        try {
            for (Part each : whole(file)) {
                if (each.position() + each.length() < position) continue;
                FSDataInputStream in = files().open(each.path());
                streams.add(in);
                if (position > each.position()) in.seek(position - each.position());
            }
        } catch (FileNotFoundException deletedMeanwhile) {
            for (InputStream each : streams) each.close();
            throw new NoSuchFileException(at(file).toString());
        }
        return new SequenceInputStream(Collections.enumeration(streams));
    }

    @Override
    public OutputStream create(Path file) throws IOException {
        lengths.remove(file);
        files().mkdirs(at(parent(file)));
        return files().create(at(file), WriteMode.OVERWRITE);
    }

    @Override
    public OutputStream append(Path file) throws IOException {
        Long known = lengths.get(file);
        long end = known != null ? known : length(whole(file));
        dev.millrace.api.fs.Path part = at(file).suffix("+%019d".formatted(end));
        return new ByteArrayOutputStream() {
            private boolean isClosed;

            @Override
            public void close() throws IOException {
                if (isClosed) return;
                isClosed = true;
                lengths.remove(file);
                try (OutputStream out = files().create(part, WriteMode.OVERWRITE)) {
                    writeTo(out);
                }
                lengths.put(file, end + size());
            }
        };
    }

    /// Does nothing: a file is durable when it has been closed.
    @Override
    public void sync(Path path) {}

    @Override
    public void move(Path from, Path to) throws IOException {
        lengths.remove(from);
        lengths.remove(to);
        if (!files().exists(at(from))) throw new NoSuchFileException(at(from).toString());
        files().mkdirs(at(parent(to)));
        if (files().exists(at(to))) delete(to);
        if (!files().rename(at(from), at(to)))
            throw new IOException("%s cannot be renamed to %s".formatted(at(from), at(to)));
    }

    @Override
    public boolean moveIfFree(Path from, Path to) {
        throw new UnsupportedOperationException("Object stores do not show who made a file first");
    }

    @Override
    public void makeDirectories(Path path) throws IOException {
        files().mkdirs(at(path));
    }

    @Override
    public void delete(Path path) throws IOException {
        lengths.remove(path);
        for (Part each : parts(path)) files().delete(each.path(), false);
        if (files().exists(at(path))) files().delete(at(path), false);
    }

    @Override
    public Path temporaryDirectory(String prefix) {
        throw new UnsupportedOperationException("Temporary files belong on a local disk");
    }
}
