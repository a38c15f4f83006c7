package dev.millrace.api.fs;

import java.io.IOException;
import java.net.URI;
import java.util.Map;

/// Calls the file system of a plug-in with the plug-in's class loader as the context class loader. Libraries of the
/// plug-in find their own services with this loader.
final class PluginFileSystem extends FileSystem {
    private final FileSystem original;
    private final ClassLoader loader;

    PluginFileSystem(FileSystem original, ClassLoader loader) {
        this.original = original;
        this.loader = loader;
    }

    /// Calls a method of the plug-in.
    @FunctionalInterface
    interface PluginCall<T> {
        T call() throws IOException;
    }

    FileSystem original() {
        return original;
    }

    private <T> T with(PluginCall<T> call) throws IOException {
        return with(loader, call);
    }

    static <T> T with(ClassLoader loader, PluginCall<T> call) throws IOException {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(loader);
        try {
            return call.call();
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    @Override
    public Path getWorkingDirectory() {
        return original.getWorkingDirectory();
    }

    @Override
    public Path getHomeDirectory() {
        return original.getHomeDirectory();
    }

    @Override
    public URI getUri() {
        return original.getUri();
    }

    @Override
    public FileStatus getFileStatus(Path f) throws IOException {
        return with(() -> original.getFileStatus(f));
    }

    @Override
    public BlockLocation[] getFileBlockLocations(FileStatus file, long start, long len) throws IOException {
        return with(() -> original.getFileBlockLocations(file, start, len));
    }

    @Override
    public FSDataInputStream open(Path f, int bufferSize) throws IOException {
        return with(() -> original.open(f, bufferSize));
    }

    @Override
    public FSDataInputStream open(Path f) throws IOException {
        return with(() -> original.open(f));
    }

    @Override
    public RecoverableWriter createRecoverableWriter() throws IOException {
        return with(original::createRecoverableWriter);
    }

    @Override
    public RecoverableWriter createRecoverableWriter(Map<String, String> conf) throws IOException {
        return with(() -> original.createRecoverableWriter(conf));
    }

    @Override
    public FileStatus[] listStatus(Path f) throws IOException {
        return with(() -> original.listStatus(f));
    }

    @Override
    public boolean exists(Path f) throws IOException {
        return with(() -> original.exists(f));
    }

    @Override
    public boolean canCopyPaths(Path source, Path destination) throws IOException {
        return with(() -> original.canCopyPaths(source, destination));
    }

    @Override
    public boolean delete(Path f, boolean recursive) throws IOException {
        return with(() -> original.delete(f, recursive));
    }

    @Override
    public boolean mkdirs(Path f) throws IOException {
        return with(() -> original.mkdirs(f));
    }

    @Override
    public FSDataOutputStream create(Path f, WriteMode overwriteMode) throws IOException {
        return with(() -> original.create(f, overwriteMode));
    }

    @Override
    public FSDataOutputStream create(Path f, boolean overwrite, int bufferSize, short replication, long blockSize)
            throws IOException {
        return with(() -> original.create(f, overwrite, bufferSize, replication, blockSize));
    }

    @Override
    public boolean rename(Path src, Path dst) throws IOException {
        return with(() -> original.rename(src, dst));
    }

    @Override
    public boolean isDistributedFS() {
        return original.isDistributedFS();
    }

    @Override
    public boolean initOutPathLocalFS(Path outPath, WriteMode writeMode, boolean createDirectory) throws IOException {
        return with(() -> original.initOutPathLocalFS(outPath, writeMode, createDirectory));
    }

    @Override
    public boolean initOutPathDistFS(Path outPath, WriteMode writeMode, boolean createDirectory) throws IOException {
        return with(() -> original.initOutPathDistFS(outPath, writeMode, createDirectory));
    }

    @Override
    public long getDefaultBlockSize() {
        return original.getDefaultBlockSize();
    }
}
