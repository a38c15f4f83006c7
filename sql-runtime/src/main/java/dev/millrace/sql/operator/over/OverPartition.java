package dev.millrace.sql.operator.over;

import dev.millrace.column.ColumnBatch;

/// Is a partition of sorted rows within a batch.
final class OverPartition {
    private final ColumnBatch rows;
    private final int from;
    private final int to;
    private final FrameBounds bounds;
    private int[] peers = {};
    private Frames frames = new Frames(new int[0], new int[0]);
    private boolean hasFrames;

    /// Contains the frame of each row: its first row, and the row behind its last one.
    ///
    /// @param starts indexes within the batch, by row from the begin of the partition
    record Frames(int[] starts, int[] ends) {}

    /// @param from the first row of the partition
    /// @param to the row behind the last one
    OverPartition(ColumnBatch rows, int from, int to, FrameBounds bounds) {
        this.rows = rows;
        this.from = from;
        this.to = to;
        this.bounds = bounds;
    }

    ColumnBatch rows() {
        return rows;
    }

    int from() {
        return from;
    }

    int to() {
        return to;
    }

    int size() {
        return to - from;
    }

    /// Returns the first row of the rows that are equal in the order, by row from the begin of the partition.
    int[] peers() {
        if (peers.length == 0) peers = bounds.peers(rows, from, to);
        return peers;
    }

    Frames frames() {
        if (!hasFrames) frames = bounds.frames(this);
        hasFrames = true;
        return frames;
    }
}
