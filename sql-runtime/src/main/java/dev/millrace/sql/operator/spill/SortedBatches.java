package dev.millrace.sql.operator.spill;

import dev.millrace.column.BatchBuilder;
import dev.millrace.column.ColumnBatch;
import dev.millrace.column.ColumnOrder;
import dev.millrace.sql.plan.QueryPlan.SortKey;
import dev.millrace.table.types.logical.RowType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Sorts rows on the heap when they are read.
final class SortedBatches implements BatchReader {
    private static final int SHORT_RUN = 12;

    private final List<ColumnBatch> batches;
    private final RowType type;
    private final ColumnOrder order;
    private final int size;
    private final int[] batchOf;
    private final int[] rowOf;
    private final long[] prefixes;
    private final boolean isPrefixExact;
    private int @Nullable [] sorted;
    private int next;

    SortedBatches(List<ColumnBatch> batches, RowType type, List<SortKey> keys, ColumnOrder order) {
        this.batches = batches;
        this.type = type;
        this.order = order;
        int rows = 0;
        for (ColumnBatch each : batches) rows += each.size();
        this.size = rows;
        this.batchOf = new int[rows];
        this.rowOf = new int[rows];
        this.prefixes = new long[rows];
        this.isPrefixExact = keys.isEmpty();
        int at = 0;
        for (int b = 0; b < batches.size(); b++) {
            ColumnBatch batch = batches.get(b);
            if (!keys.isEmpty()) SortPrefixes.of(batch, keys.getFirst(), prefixes, at);
            for (int i = 0; i < batch.size(); i++, at++) {
                batchOf[at] = b;
                rowOf[at] = i;
            }
        }
    }

    @Override
    public @Nullable ColumnBatch next() {
        int[] positions = sorted;
        if (positions == null) {
            positions = sort();
            sorted = positions;
        }
        if (next >= size) return null;
        BatchBuilder builder = new BatchBuilder(type);
        while (next < size && !builder.isFull()) {
            int position = positions[next++];
            builder.append(batches.get(batchOf[position]), rowOf[position]);
        }
        return builder.build();
    }

    @Override
    public void close() {
        next = size;
    }

    private int[] sort() {
        int[] from = new int[size];
        for (int i = 0; i < size; i++) from[i] = i;
        if (isPrefixExact) return from;
        for (int start = 0; start < size; start += SHORT_RUN) {
            insertionSort(from, start, Math.min(start + SHORT_RUN, size));
        }
        int[] to = new int[size];
        for (int width = SHORT_RUN; width < size; width *= 2) {
            for (int start = 0; start < size; start += 2 * width) {
                merge(from, to, start, Math.min(start + width, size), Math.min(start + 2 * width, size));
            }
            int[] swapped = from;
            from = to;
            to = swapped;
        }
        return from;
    }

    private void insertionSort(int[] positions, int start, int end) {
        for (int i = start + 1; i < end; i++) {
            int moved = positions[i];
            int at = i;
            while (at > start && compare(positions[at - 1], moved) > 0) {
                positions[at] = positions[at - 1];
                at--;
            }
            positions[at] = moved;
        }
    }

    private void merge(int[] from, int[] to, int start, int middle, int end) {
        if (middle >= end || compare(from[middle - 1], from[middle]) <= 0) {
            System.arraycopy(from, start, to, start, end - start);
            return;
        }
        int left = start;
        int right = middle;
        for (int at = start; at < end; at++) {
            boolean takesLeft = right >= end || left < middle && compare(from[left], from[right]) <= 0;
            to[at] = takesLeft ? from[left++] : from[right++];
        }
    }

    private int compare(int left, int right) {
        int result = Long.compare(prefixes[left], prefixes[right]);
        if (result != 0) return result;
        return order.compare(batches.get(batchOf[left]), rowOf[left], batches.get(batchOf[right]), rowOf[right]);
    }
}
