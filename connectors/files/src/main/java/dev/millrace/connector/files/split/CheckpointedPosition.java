package dev.millrace.connector.files.split;

import dev.millrace.base.fault.Check;
import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/// Holds the position of a reader: a byte offset at which the format can start, and a number of records to skip.
public final class CheckpointedPosition implements Serializable {
    private static final long serialVersionUID = 1L;

    /// Stands for the start of the split.
    public static final long NO_OFFSET = -1L;

    private final long offset;
    private final long recordsAfterOffset;

    /// @param offset in bytes, or [#NO_OFFSET]
    /// @param recordsAfterOffset number of records to skip from there
    public CheckpointedPosition(long offset, long recordsAfterOffset) {
        Check.that(offset >= NO_OFFSET && recordsAfterOffset >= 0, "no position: %d + %d", offset, recordsAfterOffset);
        this.offset = offset;
        this.recordsAfterOffset = recordsAfterOffset;
    }

    public long getOffset() {
        return offset;
    }

    public long getRecordsAfterOffset() {
        return recordsAfterOffset;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof CheckpointedPosition position
                && offset == position.offset
                && recordsAfterOffset == position.recordsAfterOffset;
    }

    @Override
    public int hashCode() {
        return Long.hashCode(offset * 31 + recordsAfterOffset);
    }

    @Override
    public String toString() {
        return "byte " + offset + " + " + recordsAfterOffset + " records";
    }
}
