package dev.millrace.api.fs;

import dev.millrace.base.fault.Category;
import dev.millrace.base.fault.Fault;

/// Lists the faults of paths and file systems.
public final class FileSystemFaults {
    public static final Fault FILE_SYSTEM = new Fault(2520, Category.USER, "a file system is not supported");
    public static final Fault BAD_PATH = new Fault(2521, Category.USER, "a path is malformed");

    public static final Fault NO_RECOVERABLE_WRITER =
            new Fault(2522, Category.USER, "a file system cannot commit files");
    public static final Fault STREAM_LIMITS = new Fault(2523, Category.USER, "a limit of streams is out of range");
    public static final Fault LOST_FILE = new Fault(2524, Category.OPERATIONS, "a file in progress is missing");

    private FileSystemFaults() {}
}
