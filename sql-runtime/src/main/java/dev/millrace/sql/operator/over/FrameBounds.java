package dev.millrace.sql.operator.over;

import dev.millrace.column.ColumnBatch;
import dev.millrace.column.ColumnOrder;
import dev.millrace.sql.expression.Interpreter;
import dev.millrace.sql.operator.spill.RowSorter;
import dev.millrace.sql.plan.OverGroup;
import dev.millrace.sql.plan.OverGroup.Bound;
import dev.millrace.sql.plan.OverGroup.BoundKind;
import dev.millrace.table.types.logical.RowType;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Finds the frames of the rows of a partition.
final class FrameBounds {
    private final OverGroup group;
    private final ColumnOrder order;
    private final long lowerRows;
    private final long upperRows;
    private final @Nullable RangeKeys rangeKeys;

    FrameBounds(OverGroup group, RowType input, Interpreter interpreter) {
        this.group = group;
        this.order = RowSorter.orderOf(input, group.order());
        this.lowerRows = group.countsRows() ? rows(group.lower(), interpreter) : 0;
        this.upperRows = group.countsRows() ? rows(group.upper(), interpreter) : 0;
        boolean hasDistance = group.lower().distance() != null || group.upper().distance() != null;
        this.rangeKeys = !group.countsRows() && hasDistance ? new RangeKeys(group, input, interpreter) : null;
    }

    private static long rows(Bound bound, Interpreter interpreter) {
        if (bound.distance() == null) return 0;
        Object distance = interpreter.constant(bound.distance());
        long rows = distance instanceof Number number ? number.longValue() : 0;
        return bound.kind() == BoundKind.PRECEDING ? -rows : rows;
    }

    private static boolean isUnbounded(Bound bound) {
        return bound.kind() != BoundKind.CURRENT_ROW && bound.distance() == null;
    }

    /// Returns whether all frames begin with the first row of the partition.
    boolean startsWithPartition() {
        return isUnbounded(group.lower()) || hasOnlyPeers(group.lower());
    }

    /// Returns whether all frames end with the last row of the partition.
    boolean endsWithPartition() {
        return isUnbounded(group.upper()) || hasOnlyPeers(group.upper());
    }

    /// Returns whether an end of a frame is among the rows that are equal in an order without columns.
    private boolean hasOnlyPeers(Bound bound) {
        return !group.countsRows() && group.order().isEmpty() && bound.kind() == BoundKind.CURRENT_ROW;
    }

    boolean arePeers(ColumnBatch rows, int left, int right) {
        return order.compare(rows, left, rows, right) == 0;
    }

    int[] peers(ColumnBatch rows, int from, int to) {
        int[] peers = new int[to - from];
        for (int i = 0; i < peers.length; i++) {
            boolean isPeer = i > 0 && order.compare(rows, from + i - 1, rows, from + i) == 0;
            peers[i] = isPeer ? peers[i - 1] : from + i;
        }
        return peers;
    }

    OverPartition.Frames frames(OverPartition partition) {
        int[] starts = new int[partition.size()];
        int[] ends = new int[partition.size()];
        if (group.countsRows()) countRows(partition, starts, ends);
        else compareValues(partition, starts, ends);
        return new OverPartition.Frames(starts, ends);
    }

    private void countRows(OverPartition partition, int[] starts, int[] ends) {
        int from = partition.from();
        int to = partition.to();
        for (int i = 0; i < starts.length; i++) {
            int row = from + i;
            starts[i] = isUnbounded(group.lower()) ? from : (int) Math.clamp(row + lowerRows, from, to);
            ends[i] = isUnbounded(group.upper()) ? to : (int) Math.clamp(row + upperRows + 1, from, to);
        }
    }

    private void compareValues(OverPartition partition, int[] starts, int[] ends) {
        int[] peers = partition.peers();
        int[] peerEnds = peerEnds(partition, peers);
        if (rangeKeys != null) rangeKeys.find(partition, peers, peerEnds, starts, ends);
        if (isUnbounded(group.lower())) Arrays.fill(starts, partition.from());
        else if (group.lower().kind() == BoundKind.CURRENT_ROW) System.arraycopy(peers, 0, starts, 0, starts.length);
        if (isUnbounded(group.upper())) Arrays.fill(ends, partition.to());
        else if (group.upper().kind() == BoundKind.CURRENT_ROW) System.arraycopy(peerEnds, 0, ends, 0, ends.length);
    }

    /// Returns the row behind the rows that are equal in the order.
    static int[] peerEnds(OverPartition partition, int[] peers) {
        int[] ends = new int[peers.length];
        for (int i = peers.length - 1; i >= 0; i--) {
            boolean isLast = i == peers.length - 1 || peers[i + 1] != peers[i];
            ends[i] = isLast ? partition.from() + i + 1 : ends[i + 1];
        }
        return ends;
    }
}
