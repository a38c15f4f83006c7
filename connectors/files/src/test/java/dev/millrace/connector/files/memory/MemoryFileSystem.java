package dev.millrace.connector.files.memory;

import dev.millrace.api.fs.BlockLocation;
import dev.millrace.api.fs.FSDataInputStream;
import dev.millrace.api.fs.FSDataOutputStream;
import dev.millrace.api.fs.FileStatus;
import dev.millrace.api.fs.FileSystem;
import dev.millrace.api.fs.Path;
import dev.millrace.api.fs.RecoverableWriter;
import java.io.ByteArrayOutputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.NavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;

/// Simulates an object store, which maps names to bytes. A directory exists if there is a name below it. Objects
/// cannot be renamed or continued.
public final class MemoryFileSystem extends FileSystem {
    private final String authority;
    private final NavigableMap<String, byte[]> files = new ConcurrentSkipListMap<>();
    private final MemoryUploads uploads;

    MemoryFileSystem(String authority) {
        this.authority = authority;
        this.uploads = new MemoryUploads(files, authority.equals("rolling"));
    }

    private record Status(Path getPath, boolean isDir, long getLen) implements FileStatus {
        @Override
        public long getBlockSize() {
            return getLen;
        }

        @Override
        public short getReplication() {
            return 1;
        }

        @Override
        public long getModificationTime() {
            return 0;
        }

        @Override
        public long getAccessTime() {
            return 0;
        }
    }

    /// Returns the unfinished uploads and the stored positions.
    public MemoryUploads uploads() {
        return uploads;
    }

    /// Removes everything.
    public void clear() {
        files.clear();
        uploads.clear();
    }

    /// Adds a file.
    public void put(String name, byte[] bytes) {
        files.put(name, bytes);
    }

    /// Returns the names of all files.
    public List<String> names() {
        return List.copyOf(files.keySet());
    }

    /// Returns the lines of all files below a directory.
    public List<String> lines(String directory) {
        return files.tailMap(directory + "/").entrySet().stream()
                .filter(each -> each.getKey().startsWith(directory + "/"))
                .flatMap(each -> new String(each.getValue(), StandardCharsets.UTF_8).lines())
                .toList();
    }

    private boolean isDirectory(Path path) {
        String next = files.higherKey(path.getPath() + "/");
        return next != null && next.startsWith(path.getPath() + "/");
    }

    @Override
    public Path getWorkingDirectory() {
        return new Path(getUri());
    }

    @Override
    public Path getHomeDirectory() {
        return getWorkingDirectory();
    }

    @Override
    public URI getUri() {
        return URI.create("memory://" + authority + "/");
    }

    @Override
    public FileStatus getFileStatus(Path f) throws FileNotFoundException {
        byte[] bytes = files.get(f.getPath());
        if (bytes != null) return new Status(f, false, bytes.length);
        if (isDirectory(f)) return new Status(f, true, 0);
        throw new FileNotFoundException(f.toString());
    }

    @Override
    public BlockLocation[] getFileBlockLocations(FileStatus file, long start, long len) {
        return new BlockLocation[0];
    }

    @Override
    public FSDataInputStream open(Path f, int bufferSize) throws FileNotFoundException {
        return open(f);
    }

    @Override
    public FSDataInputStream open(Path f) throws FileNotFoundException {
        byte[] bytes = files.get(f.getPath());
        if (bytes == null) throw new FileNotFoundException(f.toString());
        return new Input(bytes);
    }

    @Override
    public FileStatus[] listStatus(Path f) throws FileNotFoundException {
        String prefix = f.getPath() + "/";
        List<Path> names = files.keySet().stream()
                .filter(name -> name.startsWith(prefix))
                .map(name -> name.substring(prefix.length()).split("/")[0])
                .distinct()
                .map(name -> new Path(f, name))
                .toList();
        if (names.isEmpty()) throw new FileNotFoundException(f.toString());
        FileStatus[] found = new FileStatus[names.size()];
        for (int i = 0; i < found.length; i++) found[i] = getFileStatus(names.get(i));
        return found;
    }

    @Override
    public boolean delete(Path f, boolean recursive) {
        return files.remove(f.getPath()) != null;
    }

    @Override
    public boolean mkdirs(Path f) {
        return true;
    }

    @Override
    public FSDataOutputStream create(Path f, WriteMode overwriteMode) {
        return new Output(f.getPath());
    }

    @Override
    public RecoverableWriter createRecoverableWriter() throws IOException {
        return authority.equals("plain") ? super.createRecoverableWriter() : uploads;
    }

    @Override
    public boolean rename(Path src, Path dst) throws IOException {
        throw new IOException("nothing can be renamed here");
    }

    @Override
    public boolean isDistributedFS() {
        return true;
    }

    /// Returns few bytes at once, and claims that no more are available, as streams over a network do.
    private static final class Input extends FSDataInputStream {
        private static final int AT_ONCE = 1000;

        private final byte[] bytes;
        private int position;

        Input(byte[] bytes) {
            this.bytes = bytes;
        }

        @Override
        public void seek(long desired) {
            position = (int) desired;
        }

        @Override
        public long getPos() {
            return position;
        }

        @Override
        public int read() {
            return position < bytes.length ? bytes[position++] & 0xFF : -1;
        }

        @Override
        public int read(byte[] to, int offset, int length) {
            if (position == bytes.length) return -1;
            int count = Math.min(Math.min(length, AT_ONCE), bytes.length - position);
            System.arraycopy(bytes, position, to, offset, count);
            position += count;
            return count;
        }
    }

    private final class Output extends FSDataOutputStream {
        private final String name;
        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

        Output(String name) {
            this.name = name;
        }

        @Override
        public long getPos() {
            return bytes.size();
        }

        @Override
        public void write(int value) {
            bytes.write(value);
        }

        @Override
        public void flush() {}

        @Override
        public void sync() {}

        @Override
        public void close() {
            files.put(name, bytes.toByteArray());
        }
    }
}
