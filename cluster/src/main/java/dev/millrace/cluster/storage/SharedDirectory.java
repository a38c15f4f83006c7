package dev.millrace.cluster.storage;

import dev.millrace.base.host.Disk;
import dev.millrace.base.host.Host;
import java.nio.file.Path;

/// Is a directory that all coordinators of a cluster share.
///
/// @param disk reads and writes the directory
/// @param path the path of the directory on that disk
public record SharedDirectory(Disk disk, Path path) {
    /// Is the root of the disks that stand for other file systems.
    private static final Path ROOT = Path.of("/");

    /// Returns a directory of a local or mounted disk.
    public static SharedDirectory local(Host host, Path path) {
        return new SharedDirectory(host.disk(), path);
    }

    /// Returns a directory of another file system.
    ///
    /// @param address the directory with the scheme of its file system, such as `s3://bucket/millrace`
    public static SharedDirectory remote(String address) {
        return new SharedDirectory(new FileSystemDisk(new dev.millrace.api.fs.Path(address), ROOT), ROOT);
    }

    /// Returns a directory inside of this one.
    public SharedDirectory resolve(String name) {
        return new SharedDirectory(disk, path.resolve(name));
    }

    /// Returns whether the directory is on a local or mounted disk.
    public boolean isOnDisk() {
        return !(disk instanceof FileSystemDisk);
    }

    /// Returns the address of the directory: a path, or a URI if the directory is in another file system.
    public String address() {
        return disk instanceof FileSystemDisk remote ? remote.address(path) : path.toString();
    }
}
