package dev.millrace.connector.files.fs;

import dev.millrace.api.fs.Path;
import dev.millrace.base.fault.Category;
import dev.millrace.base.fault.Fault;
import dev.millrace.base.fault.MillraceException;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;

/// Defines the faults of files.
public final class FileFaults {
    public static final Fault MISSING = new Fault(7001, Category.USER, "a file or directory does not exist");
    public static final Fault UNREADABLE = new Fault(7002, Category.OPERATIONS, "a file cannot be read");
    public static final Fault UNWRITABLE = new Fault(7003, Category.OPERATIONS, "a file cannot be written");
    public static final Fault COMPRESSION = new Fault(7005, Category.USER, "a compression is not supported");
    public static final Fault LINE_TOO_LONG = new Fault(7006, Category.USER, "a line is too long");
    public static final Fault NOT_SPLITTABLE = new Fault(7008, Category.USER, "a format cannot start inside a file");
    public static final Fault BAD_STATE = new Fault(7009, Category.BUG, "saved state of files cannot be read");
    public static final Fault BAD_SETTING = new Fault(7010, Category.USER, "a setting of files is out of range");
    public static final Fault LOST_PENDING = new Fault(7011, Category.OPERATIONS, "a finished file is missing");

    public static final Fault NOT_COMMITTABLE = new Fault(7012, Category.USER, "a file system has no commits");

    public static final Fault COMPACTION = new Fault(7040, Category.USER, "files cannot be compacted");

    private FileFaults() {}

    /// Converts a failed read into a fault that names the file.
    public static MillraceException unreadable(Path path, IOException failed) {
        return switch (failed) {
            case NoSuchFileException _, FileNotFoundException _ ->
                MISSING.what("%s does not exist.", path)
                        .cause(failed)
                        .fix("Check the path. Files must not be moved before they have been read.");
            case AccessDeniedException _ ->
                UNREADABLE
                        .what("%s cannot be read because of missing permissions.", path)
                        .cause(failed)
                        .fix("Give the user of this process the permission to read the file.");
            default ->
                UNREADABLE
                        .what("%s cannot be read.", path)
                        .cause(failed)
                        .fix("Check that the file is complete, of the kind of its extension, and on a healthy disk.");
        };
    }

    /// Converts a failed write into a fault that names the file.
    public static MillraceException unwritable(Path path, IOException failed) {
        return UNWRITABLE
                .what("%s cannot be written.", path)
                .cause(failed)
                .fix("Check that the disk has free space and that the user of this process may write there.");
    }
}
