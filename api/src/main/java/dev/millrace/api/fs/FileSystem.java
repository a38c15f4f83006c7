package dev.millrace.api.fs;

import java.io.IOException;
import java.net.URI;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The usual base of file systems. The local one is there; others come with a [FileSystemFactory].
public abstract class FileSystem implements IFileSystem {
    private static final long BLOCK_SIZE = 32L << 20;

    public FileSystem() {}

    /// What to do with a file that is there already.
    public enum WriteMode {
        /// Fail.
        NO_OVERWRITE,

        /// Replace it.
        OVERWRITE
    }

    /// The files of this machine.
    public static FileSystem getLocalFileSystem() {
        return LocalFileSystem.SHARED;
    }

    /// The file system of an address; one without a scheme is local.
    ///
    /// @throws dev.millrace.base.fault.MillraceException if there is none for the scheme
    public static FileSystem get(URI uri) throws IOException {
        return getUnguardedFileSystem(uri);
    }

    /// The same as [#get(URI)].
    public static FileSystem getUnguardedFileSystem(URI fsUri) throws IOException {
        if (isLocal(fsUri)) return LocalFileSystem.SHARED;
        ClassLoader loader = FileSystems.contextLoader();
        Optional<FileSystem> found = FileSystems.find(fsUri, loader);
        if (found.isPresent()) return found.get();
        throw FileSystemFaults.FILE_SYSTEM
                .what("%s is in a file system '%s', which nobody brings", fsUri, fsUri.getScheme())
                .why("there are: %s", String.join(", ", FileSystems.schemes(loader)))
                .fix("use one of these, or add a %s for it under META-INF/services", FileSystemFactory.class.getName());
    }

    /// The address of paths without a scheme.
    public static URI getDefaultFsUri() {
        return LocalFileSystem.ADDRESS;
    }

    private static boolean isLocal(URI uri) {
        @Nullable String scheme = uri.getScheme();
        return scheme == null || scheme.equals(FileSystems.LOCAL);
    }

    static void checkLocal(URI uri, Object name) {
        if (isLocal(uri)) return;
        throw FileSystemFaults.FILE_SYSTEM
                .what("%s is in a file system '%s', which is not supported here yet", name, uri.getScheme())
                .fix("use a path on a local or mounted disk, with the scheme file: or none");
    }

    /// Begins a new file; the other settings say nothing here.
    public FSDataOutputStream create(Path f, boolean overwrite, int bufferSize, short replication, long blockSize)
            throws IOException {
        return create(f, overwrite);
    }

    /// Begins a new file.
    public FSDataOutputStream create(Path f, boolean overwrite) throws IOException {
        return create(f, overwrite ? WriteMode.OVERWRITE : WriteMode.NO_OVERWRITE);
    }

    /// Bytes of a block where the file system has no opinion.
    public long getDefaultBlockSize() {
        return BLOCK_SIZE;
    }

    @Override
    public boolean exists(Path f) throws IOException {
        return IFileSystem.super.exists(f);
    }

    @Override
    public boolean initOutPathLocalFS(Path outPath, WriteMode writeMode, boolean createDirectory) throws IOException {
        return !isDistributedFS() && prepare(outPath, writeMode, createDirectory);
    }

    @Override
    public boolean initOutPathDistFS(Path outPath, WriteMode writeMode, boolean createDirectory) throws IOException {
        return isDistributedFS() && prepare(outPath, writeMode, createDirectory);
    }

    // Several writers may do this at once for the same directory: what another one has made is as good.
    private boolean prepare(Path path, WriteMode mode, boolean isDirectory) throws IOException {
        if (exists(path)) {
            boolean isThereADirectory = getFileStatus(path).isDir();
            if (isDirectory && isThereADirectory) return true;
            if (mode == WriteMode.NO_OVERWRITE) {
                throw new IOException(path + " is there already, and the write mode does not allow to replace it");
            }
            remove(path, isDirectory);
        }
        return !isDirectory || mkdirs(path);
    }

    private void remove(Path path, boolean isDirectoryWanted) throws IOException {
        try {
            // Where a directory is wanted there was a file: what lies in a directory now, another writer has written.
            delete(path, !isDirectoryWanted);
        } catch (IOException failed) {
            if (!isDirectoryWanted || !getFileStatus(path).isDir()) throw failed;
        }
    }
}
