package dev.millrace.api.fs;

import dev.millrace.base.host.Disk;
import dev.millrace.base.host.Host;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.net.URI;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.NoSuchFileException;
import java.util.List;

/// Accesses the files of this machine.
final class LocalFileSystem extends FileSystem {
    static final URI ADDRESS = URI.create("file:///");
    static final LocalFileSystem SHARED = new LocalFileSystem();

    private final Disk disk = Host.real().disk();

    /// Describes a local file or directory.
    private record LocalStatus(
            Path getPath, long getLen, long getModificationTime, boolean isDir, BlockLocation[] getBlockLocations)
            implements LocatedFileStatus {

        static LocalStatus of(Path path, Disk.Entry entry) {
            return new LocalStatus(
                    path, entry.size(), entry.modifiedMillis(), entry.isDirectory(), new BlockLocation[] {
                        new LocalBlock(0, entry.size())
                    });
        }

        @Override
        public long getBlockSize() {
            return Math.min(getLen, SHARED.getDefaultBlockSize());
        }

        @Override
        public short getReplication() {
            return 1;
        }

        @Override
        public long getAccessTime() {
            return 0;
        }
    }

    /// Describes a file as one block.
    private record LocalBlock(long getOffset, long getLength) implements BlockLocation {
        @Override
        public String[] getHosts() {
            return new String[] {"localhost"};
        }

        @Override
        public int compareTo(BlockLocation other) {
            return Long.compare(getOffset, other.getOffset());
        }
    }

    @Override
    public Path getWorkingDirectory() {
        return new Path(System.getProperty("user.dir", "."));
    }

    @Override
    public Path getHomeDirectory() {
        return new Path(System.getProperty("user.home", "."));
    }

    @Override
    public URI getUri() {
        return ADDRESS;
    }

    @Override
    public FileStatus getFileStatus(Path f) throws IOException {
        try {
            return LocalStatus.of(f, disk.entry(f.toLocal()));
        } catch (NoSuchFileException missing) {
            throw missing(f, missing);
        }
    }

    @Override
    public BlockLocation[] getFileBlockLocations(FileStatus file, long start, long len) {
        return new BlockLocation[] {new LocalBlock(0, file.getLen())};
    }

    @Override
    public FSDataInputStream open(Path f, int bufferSize) throws IOException {
        return open(f);
    }

    @Override
    public FSDataInputStream open(Path f) throws IOException {
        try {
            return LocalInput.open(disk, f);
        } catch (NoSuchFileException missing) {
            throw missing(f, missing);
        }
    }

    @Override
    public FileStatus[] listStatus(Path f) throws IOException {
        FileStatus status = getFileStatus(f);
        if (!status.isDir()) return new FileStatus[] {status};
        List<Disk.Entry> entries = disk.list(f.toLocal());
        FileStatus[] found = new FileStatus[entries.size()];
        for (int i = 0; i < found.length; i++) {
            Disk.Entry entry = entries.get(i);
            found[i] = LocalStatus.of(new Path(f, entry.path().getFileName().toString()), entry);
        }
        return found;
    }

    @Override
    public boolean delete(Path f, boolean recursive) throws IOException {
        java.nio.file.Path local = f.toLocal();
        if (!disk.exists(local)) return false;
        delete(disk.entry(local), recursive);
        return true;
    }

    private void delete(Disk.Entry entry, boolean recursive) throws IOException {
        if (recursive && entry.isDirectory()) {
            for (Disk.Entry child : disk.list(entry.path())) delete(child, true);
        }
        disk.delete(entry.path());
    }

    @Override
    public boolean mkdirs(Path f) throws IOException {
        disk.makeDirectories(f.toLocal());
        return true;
    }

    @Override
    public FSDataOutputStream create(Path f, WriteMode overwriteMode) throws IOException {
        java.nio.file.Path local = f.toLocal();
        if (overwriteMode == WriteMode.NO_OVERWRITE && disk.exists(local)) {
            throw new FileAlreadyExistsException(f.toString(), null, "the write mode does not allow to replace it");
        }
        return new LocalOutput(disk, local);
    }

    @Override
    public RecoverableWriter createRecoverableWriter() {
        return new LocalRecoverableWriter(Host.real());
    }

    @Override
    public boolean rename(Path src, Path dst) throws IOException {
        java.nio.file.Path from = src.toLocal();
        if (!disk.exists(from)) return false;
        disk.move(from, dst.toLocal());
        return true;
    }

    @Override
    public boolean isDistributedFS() {
        return false;
    }

    private static FileNotFoundException missing(Path path, NoSuchFileException cause) {
        FileNotFoundException missing = new FileNotFoundException(path + " is not there");
        missing.initCause(cause);
        return missing;
    }
}
