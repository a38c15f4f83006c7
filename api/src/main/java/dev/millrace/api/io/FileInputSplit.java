package dev.millrace.api.io;

import dev.millrace.api.fs.Path;
import org.jspecify.annotations.Nullable;

/// Describes a range of a file.
public class FileInputSplit extends LocatableInputSplit {
    private static final long serialVersionUID = 1L;

    private final Path file;
    private final long start;
    private final long length;

    /// @param num the number of the split
    /// @param start the position of the first byte
    /// @param length the length in bytes; -1 for all bytes up to the end of the file
    /// @param hosts the hosts that store the data; null for none
    public FileInputSplit(int num, Path file, long start, long length, String @Nullable [] hosts) {
        super(num, hosts);
        this.file = file;
        this.start = start;
        this.length = length;
    }

    /// Returns the path of the file.
    public Path getPath() {
        return file;
    }

    /// Returns the position of the first byte.
    public long getStart() {
        return start;
    }

    /// Returns the length in bytes; -1 for all bytes up to the end of the file.
    public long getLength() {
        return length;
    }

    @Override
    public int hashCode() {
        return 31 * getSplitNumber() + file.hashCode();
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof FileInputSplit split
                && super.equals(other)
                && split.start == start
                && split.length == length
                && split.file.equals(file);
    }

    @Override
    public String toString() {
        return file + " from byte " + start + (length < 0 ? "" : ", " + length + " bytes");
    }
}
