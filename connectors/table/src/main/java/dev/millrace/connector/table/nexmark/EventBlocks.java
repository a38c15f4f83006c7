package dev.millrace.connector.table.nexmark;

import java.io.Serializable;

/// Divides the rows of a table into blocks, which are dealt to the splits of the source in turn. All splits proceed
/// in event time together. Thread-safe.
///
/// @param events the number of events of all kinds; `Long.MAX_VALUE` for a table without end
/// @param blockRows the number of rows of a block
/// @param splits the number of splits
public record EventBlocks(NexmarkTable table, long events, int blockRows, int splits) implements Serializable {

    /// Returns the number of the first row of a block.
    public long firstRow(long block) {
        return block * blockRows;
    }

    /// Returns the number of rows of a block; 0 or less after the end.
    public int rows(long block) {
        long all = events == Long.MAX_VALUE ? Long.MAX_VALUE : table.rows(events);
        return (int) Math.min(blockRows, all - firstRow(block));
    }

    /// Returns whether a block is after the end.
    public boolean isDone(long block) {
        return rows(block) <= 0;
    }
}
