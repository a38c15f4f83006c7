package dev.millrace.connector.files.fs;

import dev.millrace.api.fs.Path;
import dev.millrace.base.fault.Category;
import dev.millrace.base.fault.Fault;
import dev.millrace.base.fault.MillraceException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;

/// Defines the faults of files.
public final class FileFaults {
    public static final Fault MISSING = new Fault(7001, Category.USER, "there is no such file or directory");
    public static final Fault UNREADABLE = new Fault(7002, Category.OPERATIONS, "a file cannot be read");
    public static final Fault UNWRITABLE = new Fault(7003, Category.OPERATIONS, "a file cannot be written");
    public static final Fault COMPRESSION = new Fault(7005, Category.USER, "a compression is not supported");
    public static final Fault LINE_TOO_LONG = new Fault(7006, Category.USER, "a line does not end");
    public static final Fault NOT_SPLITTABLE = new Fault(7008, Category.USER, "a format cannot begin inside a file");
    public static final Fault BAD_STATE = new Fault(7009, Category.BUG, "saved state of files cannot be read");
    public static final Fault BAD_SETTING = new Fault(7010, Category.USER, "a setting of files is out of range");
    public static final Fault LOST_PENDING = new Fault(7011, Category.OPERATIONS, "a finished file has vanished");

    public static final Fault COMPACTION = new Fault(7040, Category.USER, "files cannot be made into one");

    private FileFaults() {}

    /// Converts a failed read into a fault that names the file.
    public static MillraceException unreadable(Path path, IOException failed) {
        return switch (failed) {
            case NoSuchFileException _ ->
                MISSING.what("%s is not there", path)
                        .cause(failed)
                        .fix("check the path; files must stay where they are until they have been read");
            case AccessDeniedException _ ->
                UNREADABLE
                        .what("%s may not be read", path)
                        .cause(failed)
                        .fix("give the user of this process the right to read it");
            default ->
                UNREADABLE
                        .what("%s cannot be read", path)
                        .cause(failed)
                        .fix("check that it is a whole file of the kind its ending says, on a healthy disk");
        };
    }

    /// Converts a failed write into a fault that names the file.
    public static MillraceException unwritable(Path path, IOException failed) {
        return UNWRITABLE
                .what("%s cannot be written", path)
                .cause(failed)
                .fix("check that the disk has space and that the user of this process may write there");
    }
}
