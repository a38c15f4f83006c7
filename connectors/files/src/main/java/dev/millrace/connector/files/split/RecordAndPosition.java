package dev.millrace.connector.files.split;

/// Holds a record, and the position of the reader after the record.
///
/// @param <E> the type of the record
public class RecordAndPosition<E> {
    public static final long NO_OFFSET = CheckpointedPosition.NO_OFFSET;

    private final E record;
    private final long offset;
    private final long recordSkipCount;

    /// @param offset in bytes, or [#NO_OFFSET]
    /// @param recordSkipCount number of records to skip from there, including this one
    public RecordAndPosition(E record, long offset, long recordSkipCount) {
        this.record = record;
        this.offset = offset;
        this.recordSkipCount = recordSkipCount;
    }

    public E getRecord() {
        return record;
    }

    public long getOffset() {
        return offset;
    }

    public long getRecordSkipCount() {
        return recordSkipCount;
    }

    @Override
    public String toString() {
        return record + " @ " + offset + " + " + recordSkipCount;
    }
}
