package dev.millrace.connector.files.fs;

import dev.millrace.base.host.Disk;
import dev.millrace.base.host.Host;

/// The disk of the process. Formats, enumerators and writers are made by objects that programs ship, far from anyone
/// who could hand them a host; this is the one place where they find it.
public final class LocalDisk {
    private LocalDisk() {}

    public static Disk disk() {
        return Host.real().disk();
    }
}
