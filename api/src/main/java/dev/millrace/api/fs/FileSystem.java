package dev.millrace.api.fs;

import dev.millrace.api.config.Configuration;
import dev.millrace.api.config.PluginManager;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Provides a base for file systems and access to them. The local file system is built in. A [FileSystemFactory]
/// provides others.
public abstract class FileSystem implements IFileSystem {
    private static final long BLOCK_SIZE = 32L << 20;

    public FileSystem() {}

    /// Says how to handle an existing file.
    public enum WriteMode {
        /// Fail.
        NO_OVERWRITE,

        /// Replace the file.
        OVERWRITE
    }

    /// Configures the file systems of this process that are opened from now on.
    public static void initialize(Configuration config) {
        FileSystems.configure(config);
    }

    /// Configures the file systems of this process, and makes the file systems of plug-ins available.
    ///
    /// @param pluginManager finds the factories of plug-ins; null for none
    public static void initialize(Configuration config, @Nullable PluginManager pluginManager) {
        List<FileSystemFactory> plugins = new ArrayList<>();
        if (pluginManager != null) pluginManager.load(FileSystemFactory.class).forEachRemaining(plugins::add);
        FileSystems.install(config, plugins, List.of());
    }

    /// Returns the available factories, without the factory of local files.
    public static List<FileSystemFactory> getRegisteredFileSystemFactories() {
        return FileSystems.factories();
    }

    /// Returns the file system of this machine.
    public static FileSystem getLocalFileSystem() {
        return LocalFileSystem.SHARED;
    }

    /// Returns the file system of a URI. A URI without a scheme is local.
    ///
    /// @throws dev.millrace.base.fault.MillraceException if there is no file system for the scheme
    public static FileSystem get(URI uri) throws IOException {
        return getUnguardedFileSystem(uri);
    }

    /// Returns the file system of a URI, like [#get(URI)].
    public static FileSystem getUnguardedFileSystem(URI fsUri) throws IOException {
        if (isLocal(fsUri)) return LocalFileSystem.SHARED;
        ClassLoader loader = FileSystems.contextLoader();
        Optional<FileSystem> found = FileSystems.find(fsUri, loader);
        if (found.isPresent()) return found.get();
        throw FileSystemFaults.FILE_SYSTEM
                .what("No installed plug-in supports the file system '%s' of %s.", fsUri.getScheme(), fsUri)
                .why("%s", FileSystems.supported(loader))
                .fix(
                        "Use one of these file systems, or put the jar of a plug-in for it into plugins/%s.",
                        fsUri.getScheme());
    }

    /// Returns the URI that applies to paths without a scheme.
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
                .what("%s is in the file system '%s', which is not supported yet.", name, uri.getScheme())
                .fix("Use a path on a local or mounted disk, with the scheme file: or without a scheme.");
    }

    /// Creates a file. Buffer size, replication and block size are ignored.
    public FSDataOutputStream create(Path f, boolean overwrite, int bufferSize, short replication, long blockSize)
            throws IOException {
        return create(f, overwrite);
    }

    /// Creates a file.
    public FSDataOutputStream create(Path f, boolean overwrite) throws IOException {
        return create(f, overwrite ? WriteMode.OVERWRITE : WriteMode.NO_OVERWRITE);
    }

    /// Returns the default block size in bytes, for file systems without their own.
    public long getDefaultBlockSize() {
        return BLOCK_SIZE;
    }

    @Override
    public RecoverableWriter createRecoverableWriter() throws IOException {
        return IFileSystem.super.createRecoverableWriter();
    }

    @Override
    public RecoverableWriter createRecoverableWriter(Map<String, String> conf) throws IOException {
        return IFileSystem.super.createRecoverableWriter(conf);
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

    // Several writers may prepare the same directory at once. A directory that another writer has created is accepted.
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
            // If a directory is required, the path is a file and the delete is not recursive. A directory that exists
            // by now contains the files of another writer.
            delete(path, !isDirectoryWanted);
        } catch (IOException failed) {
            if (!isDirectoryWanted || !getFileStatus(path).isDir()) throw failed;
        }
    }
}
