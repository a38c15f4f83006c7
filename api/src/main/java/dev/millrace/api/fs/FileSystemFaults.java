package dev.millrace.api.fs;

import dev.millrace.base.fault.Category;
import dev.millrace.base.fault.Fault;

/// Lists the faults of paths and file systems.
public final class FileSystemFaults {
    public static final Fault FILE_SYSTEM = new Fault(2520, Category.USER, "a file system is not supported");
    public static final Fault BAD_PATH = new Fault(2521, Category.USER, "a path is malformed");

    private FileSystemFaults() {}
}
