package dev.millrace.sql.stream.row;

import dev.millrace.column.ColumnHashes;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Is a row or a key as bytes. Rows with the same values have the same bytes, so that they are equal and have the same
/// hash in each process. Immutable.
public final class PackedRow {
    /// Is the row without columns.
    public static final PackedRow EMPTY = new PackedRow(new byte[0]);

    private final byte[] bytes;
    /// The hash; 0 before it is asked for. Threads may compute it twice.
    private int hash;

    /// Creates a row.
    ///
    /// @param bytes must not be changed afterwards
    PackedRow(byte[] bytes) {
        this.bytes = bytes;
    }

    static int hash(byte[] bytes, int length) {
        return ColumnHashes.mixed(ColumnHashes.hash(bytes, 0, length));
    }

    /// Returns the bytes, which must not be changed.
    byte[] bytes() {
        return bytes;
    }

    /// Returns the number of bytes.
    public int length() {
        return bytes.length;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof PackedRow that && hashCode() == that.hashCode() && Arrays.equals(bytes, that.bytes);
    }

    @Override
    public int hashCode() {
        int known = hash;
        if (known == 0) {
            known = hash(bytes, bytes.length);
            hash = known;
        }
        return known;
    }

    @Override
    public String toString() {
        return "PackedRow(" + bytes.length + " bytes)";
    }
}
