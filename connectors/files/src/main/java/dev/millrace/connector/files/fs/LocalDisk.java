package dev.millrace.connector.files.fs;

import dev.millrace.base.host.Disk;
import dev.millrace.base.host.Host;

/// Provides the disk of the process to formats, enumerators and writers. Serialized objects of the program create
/// them, so nobody can pass them a host.
public final class LocalDisk {
    private LocalDisk() {}

    public static Disk disk() {
        return Host.real().disk();
    }
}
