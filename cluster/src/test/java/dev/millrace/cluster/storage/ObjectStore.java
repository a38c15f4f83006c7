package dev.millrace.cluster.storage;

import dev.millrace.api.config.Configuration;
import dev.millrace.api.fs.BlockLocation;
import dev.millrace.api.fs.FSDataInputStream;
import dev.millrace.api.fs.FSDataOutputStream;
import dev.millrace.api.fs.FileStatus;
import dev.millrace.api.fs.FileSystem;
import dev.millrace.api.fs.FileSystemFactory;
import dev.millrace.api.fs.FileSystems;
import dev.millrace.api.fs.Path;
import java.io.ByteArrayOutputStream;
import java.io.FileNotFoundException;
import java.net.URI;
import java.util.List;
import java.util.NavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;

/// Simulates an object store: an object appears as a whole when its stream is closed, nothing can be appended, and a
/// directory exists while there is an object below it.
public final class ObjectStore extends FileSystem {
    /// The objects by path.
    public final NavigableMap<String, byte[]> objects = new ConcurrentSkipListMap<>();

    /// Makes the store reachable under the scheme `object`.
    public void install() {
        FileSystemFactory factory = new FileSystemFactory() {
            @Override
            public String getScheme() {
                return "object";
            }

            @Override
            public FileSystem create(URI uri) {
                return ObjectStore.this;
            }
        };
        FileSystems.install(new Configuration(), List.of(factory), List.of());
    }

    /// Removes all stores.
    public static void uninstall() {
        FileSystems.install(new Configuration(), List.of(), List.of());
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

    @Override
    public Path getWorkingDirectory() {
        return new Path("object://store/");
    }

    @Override
    public Path getHomeDirectory() {
        return getWorkingDirectory();
    }

    @Override
    public URI getUri() {
        return URI.create("object://store/");
    }

    private byte[] present(Path path) throws FileNotFoundException {
        byte[] bytes = objects.get(path.getPath());
        if (bytes == null) throw new FileNotFoundException(path.toString());
        return bytes;
    }

    @Override
    public FileStatus getFileStatus(Path path) throws FileNotFoundException {
        String below = objects.higherKey(path.getPath() + "/");
        if (below != null && below.startsWith(path.getPath() + "/")) return new Status(path, true, 0);
        return new Status(path, false, present(path).length);
    }

    @Override
    public BlockLocation[] getFileBlockLocations(FileStatus file, long start, long length) {
        return new BlockLocation[0];
    }

    @Override
    public FSDataInputStream open(Path path, int bufferSize) throws FileNotFoundException {
        return open(path);
    }

    @Override
    public FSDataInputStream open(Path path) throws FileNotFoundException {
        byte[] bytes = present(path);
        return new FSDataInputStream() {
            private int position;

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
        };
    }

    @Override
    public FileStatus[] listStatus(Path directory) throws FileNotFoundException {
        String prefix = directory.getPath() + "/";
        List<String> names = objects.keySet().stream()
                .filter(name -> name.startsWith(prefix))
                .map(name -> name.substring(prefix.length()).split("/")[0])
                .distinct()
                .toList();
        if (names.isEmpty()) throw new FileNotFoundException(directory.toString());
        FileStatus[] found = new FileStatus[names.size()];
        for (int i = 0; i < found.length; i++) found[i] = getFileStatus(new Path(directory, names.get(i)));
        return found;
    }

    @Override
    public boolean delete(Path path, boolean recursive) {
        return objects.remove(path.getPath()) != null;
    }

    @Override
    public boolean mkdirs(Path path) {
        return true;
    }

    @Override
    public FSDataOutputStream create(Path path, WriteMode mode) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        return new FSDataOutputStream() {
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
                objects.put(path.getPath(), bytes.toByteArray());
            }
        };
    }

    @Override
    public boolean rename(Path from, Path to) throws FileNotFoundException {
        objects.put(to.getPath(), present(from));
        return delete(from, false);
    }

    @Override
    public boolean isDistributedFS() {
        return true;
    }
}
