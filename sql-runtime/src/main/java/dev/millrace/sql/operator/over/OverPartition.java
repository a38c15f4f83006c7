package dev.millrace.sql.operator.over;

import dev.millrace.column.ColumnBatch;

/// Is a partition of sorted rows within a batch.
final class OverPartition {
    private final ColumnBatch rows;
    private final int from;
    private final int to;
    private final FrameBounds bounds;
    private final int firstAsked;
    private final int endAsked;
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
        this(rows, from, to, bounds, from, to);
    }

    private OverPartition(ColumnBatch rows, int from, int to, FrameBounds bounds, int firstAsked, int endAsked) {
        this.rows = rows;
        this.from = from;
        this.to = to;
        this.bounds = bounds;
        this.firstAsked = firstAsked;
        this.endAsked = endAsked;
    }

    /// Returns this partition if only the results of some rows are asked for.
    OverPartition asked(int first, int end) {
        OverPartition made = new OverPartition(rows, from, to, bounds, first, end);
        made.peers = peers;
        made.frames = frames;
        made.hasFrames = hasFrames;
        return made;
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

    /// Returns the first row whose result is asked for.
    int firstAsked() {
        return firstAsked;
    }

    /// Returns the row behind the last one whose result is asked for.
    int endAsked() {
        return endAsked;
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
