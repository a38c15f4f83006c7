package dev.millrace.runtime.storage;

import dev.millrace.api.fs.BlockLocation;
import dev.millrace.api.fs.FSDataInputStream;
import dev.millrace.api.fs.FSDataOutputStream;
import dev.millrace.api.fs.FileStatus;
import dev.millrace.api.fs.FileSystem;
import dev.millrace.api.fs.Path;
import java.io.ByteArrayOutputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.NavigableMap;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicInteger;

/// Simulates an object store, which maps names to bytes. A directory exists if there is a name below it. Objects cannot
/// be renamed.
final class MemoryFileSystem extends FileSystem {
    final NavigableMap<String, byte[]> files = new ConcurrentSkipListMap<>();
    final Queue<String> greetings = new ConcurrentLinkedQueue<>();
    /// The number of following writes that fail halfway.
    final AtomicInteger badWrites = new AtomicInteger();

    final AtomicInteger badReads = new AtomicInteger();
    private final String authority;

    MemoryFileSystem(String authority) {
        this.authority = authority;
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

    /// The names of all files.
    List<String> names() {
        return List.copyOf(files.keySet());
    }

    private static boolean isNext(AtomicInteger left) {
        return left.getAndUpdate(count -> Math.max(0, count - 1)) > 0;
    }

    private boolean isDirectory(Path path) {
        String next = files.higherKey(path.getPath() + "/");
        return next != null && next.startsWith(path.getPath() + "/");
    }

    @Override
    public Path getWorkingDirectory() {
        return new Path("mem://" + authority + "/");
    }

    @Override
    public Path getHomeDirectory() {
        return getWorkingDirectory();
    }

    @Override
    public URI getUri() {
        return URI.create("mem://" + authority + "/");
    }

    @Override
    public FileStatus getFileStatus(Path f) throws IOException {
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
    public FSDataInputStream open(Path f, int bufferSize) throws IOException {
        return open(f);
    }

    @Override
    public FSDataInputStream open(Path f) throws IOException {
        if (isNext(badReads)) throw new IOException("the network failed on purpose");
        byte[] bytes = files.get(f.getPath());
        if (bytes == null) throw new FileNotFoundException(f.toString());
        return new Input(bytes);
    }

    @Override
    public FileStatus[] listStatus(Path f) throws IOException {
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
    public boolean delete(Path f, boolean recursive) throws IOException {
        if (!recursive && isDirectory(f)) throw new IOException(f + " is not empty");
        return files.remove(f.getPath()) != null;
    }

    @Override
    public boolean mkdirs(Path f) {
        return true;
    }

    @Override
    public FSDataOutputStream create(Path f, WriteMode overwriteMode) {
        return new Output(f.getPath(), isNext(badWrites));
    }

    @Override
    public boolean rename(Path src, Path dst) throws IOException {
        throw new IOException("nothing can be renamed here");
    }

    @Override
    public boolean isDistributedFS() {
        return true;
    }

    private static final class Input extends FSDataInputStream {
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
    }

    private final class Output extends FSDataOutputStream {
        private final String name;
        private final boolean isBad;
        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

        Output(String name, boolean isBad) {
            this.name = name;
            this.isBad = isBad;
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
        public void sync() throws IOException {
            throw new IOException("nothing lasts here before it is whole");
        }

        @Override
        public void close() throws IOException {
            byte[] all = bytes.toByteArray();
            if (isBad) {
                files.put(name, java.util.Arrays.copyOf(all, all.length / 2));
                throw new IOException("the network failed on purpose");
            }
            files.put(name, all);
        }
    }
}
