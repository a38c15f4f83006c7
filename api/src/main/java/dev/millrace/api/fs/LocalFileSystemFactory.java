package dev.millrace.api.fs;

import java.net.URI;

/// Creates the file system of this machine.
public class LocalFileSystemFactory implements FileSystemFactory {

    public LocalFileSystemFactory() {}

    @Override
    public String getScheme() {
        return FileSystems.LOCAL;
    }

    @Override
    public FileSystem create(URI fsUri) {
        return FileSystem.getLocalFileSystem();
    }
}
