package dev.millrace.server.page;

import dev.millrace.api.fs.BlockLocation;
import dev.millrace.api.fs.FSDataInputStream;
import dev.millrace.api.fs.FSDataOutputStream;
import dev.millrace.api.fs.FileStatus;
import dev.millrace.api.fs.FileSystem;
import dev.millrace.api.fs.FileSystemFactory;
import dev.millrace.api.fs.Path;
import java.io.IOException;
import java.net.URI;

/// Stores files on the local disk, under a scheme of its own: `mapped://host/a` is the file `/a`.
final class MappedFileSystem extends FileSystem {
    static final String SCHEME = "mapped";

    private final FileSystem disk = FileSystem.getLocalFileSystem();
    private final URI address;

    private MappedFileSystem(URI address) {
        this.address = address;
    }

    /// Creates the file systems, as the factory of a plug-in does.
    static FileSystemFactory factory() {
        return new FileSystemFactory() {
            @Override
            public String getScheme() {
                return SCHEME;
            }

            @Override
            public FileSystem create(URI uri) {
                return new MappedFileSystem(uri);
            }
        };
    }

    private static Path local(Path path) {
        if (!SCHEME.equals(path.toUri().getScheme())) throw new IllegalArgumentException(path + " is of others");
        return new Path(path.getPath());
    }

    @Override
    public Path getWorkingDirectory() {
        return new Path(address);
    }

    @Override
    public Path getHomeDirectory() {
        return new Path(address);
    }

    @Override
    public URI getUri() {
        return address;
    }

    @Override
    public FileStatus getFileStatus(Path path) throws IOException {
        return disk.getFileStatus(local(path));
    }

    @Override
    public BlockLocation[] getFileBlockLocations(FileStatus file, long start, long length) throws IOException {
        return disk.getFileBlockLocations(file, start, length);
    }

    @Override
    public FSDataInputStream open(Path path, int bufferSize) throws IOException {
        return disk.open(local(path), bufferSize);
    }

    @Override
    public FSDataInputStream open(Path path) throws IOException {
        return disk.open(local(path));
    }

    @Override
    public FileStatus[] listStatus(Path path) throws IOException {
        return disk.listStatus(local(path));
    }

    @Override
    public boolean delete(Path path, boolean recursive) throws IOException {
        return disk.delete(local(path), recursive);
    }

    @Override
    public boolean mkdirs(Path path) throws IOException {
        return disk.mkdirs(local(path));
    }

    @Override
    public FSDataOutputStream create(Path path, WriteMode mode) throws IOException {
        return disk.create(local(path), mode);
    }

    @Override
    public boolean rename(Path from, Path to) throws IOException {
        return disk.rename(local(from), local(to));
    }

    @Override
    public boolean isDistributedFS() {
        return true;
    }
}
