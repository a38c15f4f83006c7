package dev.millrace.api.fs;

import java.io.FileNotFoundException;
import java.net.URI;

/// Has no files. Its paths can have a marker for random text.
class EmptyFileSystem extends FileSystem implements EntropyInjectingFileSystem {
    private static final URI ADDRESS = URI.create("nothing:///");

    @Override
    public String getEntropyInjectionKey() {
        return "_entropy_";
    }

    @Override
    public String generateEntropy() {
        return "x7";
    }

    @Override
    public Path getWorkingDirectory() {
        return new Path("/");
    }

    @Override
    public Path getHomeDirectory() {
        return new Path("/");
    }

    @Override
    public URI getUri() {
        return ADDRESS;
    }

    @Override
    public FileStatus getFileStatus(Path f) throws FileNotFoundException {
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
        throw new FileNotFoundException(f.toString());
    }

    @Override
    public FileStatus[] listStatus(Path f) {
        return new FileStatus[0];
    }

    @Override
    public boolean delete(Path f, boolean recursive) {
        return false;
    }

    @Override
    public boolean mkdirs(Path f) {
        return false;
    }

    @Override
    public FSDataOutputStream create(Path f, WriteMode overwriteMode) throws FileNotFoundException {
        throw new FileNotFoundException(f.toString());
    }

    @Override
    public boolean rename(Path src, Path dst) {
        return false;
    }

    @Override
    public boolean isDistributedFS() {
        return true;
    }
}
