package dev.millrace.state.file;

import dev.millrace.api.memory.DataOutputSerializer;
import dev.millrace.base.fault.Check;
import java.io.IOException;

/// Writes the rows of one key group or subtask as blocks of bounded size, and buffers one block. Until [#close], no
/// other block of the same section may be written. Not thread-safe.
public final class RowBlocks {
    private static final int NOWHERE = -1;

    private final SnapshotFileWriter to;
    private final DataOutputSerializer bytes;
    private final boolean isKeyed;
    private final Section section;
    private final int number;
    private final boolean isWhole;

    private int sequence;
    private int removedCount;
    private int rowCount;
    /// The position of the row count in the block.
    private int rowCountAt = NOWHERE;
    private boolean hasRows;

    /// Starts the blocks of a key group or subtask. Blocks of keyed sections begin with removed keys.
    ///
    /// @param buffer holds one block; free after [#close]
    /// @param number the key group or subtask
    /// @param isWhole whether the rows are complete; else they are changes
    public RowBlocks(SnapshotFileWriter to, DataOutputSerializer buffer, Section section, int number, boolean isWhole) {
        this.to = to;
        this.bytes = buffer;
        this.isKeyed = section.kind().isKeyed();
        this.section = section;
        this.number = number;
        this.isWhole = isWhole;
        clear();
    }

    private void clear() {
        bytes.clear();
        if (isKeyed) bytes.setPosition(Integer.BYTES);
        removedCount = 0;
        rowCount = 0;
        rowCountAt = NOWHERE;
    }

    /// Returns the output for the next removed key. All removed keys precede the first row.
    public DataOutputSerializer removed() throws IOException {
        return removed(1);
    }

    /// Returns the output for the next removed keys, which stay in one block.
    ///
    /// @param count the number of removed keys
    public DataOutputSerializer removed(int count) throws IOException {
        Check.that(isKeyed && !hasRows, "a removed key of %s was written after a row", section);
        closeFull();
        removedCount += count;
        return bytes;
    }

    /// Returns the output for the next row.
    public DataOutputSerializer row() throws IOException {
        return rows(1);
    }

    /// Returns the output for the next rows, which stay in one block.
    ///
    /// @param count the number of rows
    public DataOutputSerializer rows(int count) throws IOException {
        closeFull();
        hasRows = true;
        if (isKeyed && rowCountAt == NOWHERE) {
            rowCountAt = bytes.length();
            bytes.skipBytesToWrite(Integer.BYTES);
        }
        rowCount += count;
        return bytes;
    }

    private void closeFull() throws IOException {
        if (bytes.length() >= to.blockBytes() && removedCount + rowCount > 0) write(false);
    }

    private void write(boolean isLast) throws IOException {
        if (isKeyed) {
            if (rowCountAt == NOWHERE) bytes.writeInt(0);
            else bytes.writeIntUnsafe(rowCount, rowCountAt);
            bytes.writeIntUnsafe(removedCount, 0);
        }
        SnapshotFileWriter.Place place = new SnapshotFileWriter.Place(number, sequence++, isLast, isWhole);
        to.block(section, place, (long) removedCount + rowCount, bytes);
        clear();
    }

    /// Writes the last block.
    public void close() throws IOException {
        write(true);
    }

    /// Writes the last block, unless there is neither a removed key nor a row.
    public void closeUnlessEmpty() throws IOException {
        if (sequence > 0 || removedCount + rowCount > 0) close();
    }
}
