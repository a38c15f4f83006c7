package dev.millrace.sql.operator.spill;

import dev.millrace.column.ColumnBatch;
import dev.millrace.column.ColumnOrder;
import dev.millrace.sql.plan.QueryPlan.SortKey;
import dev.millrace.table.types.logical.RowType;
import java.util.ArrayList;
import java.util.List;

/// Sorts rows. Sorted runs go to files if the rows need too much memory, and are merged in the end. Rows that are equal
/// in the order keep the order of their arrival. Not thread-safe.
public final class RowSorter {
    private static final int RUNS_MAX = 64;

    private final SpillFiles files;
    private final RowType type;
    private final List<SortKey> keys;
    private final ColumnOrder order;
    private final long memoryBytes;
    private final List<SpillFile> runs = new ArrayList<>();
    private List<ColumnBatch> batches = new ArrayList<>();
    private long bytes;

    /// Creates a sorter without rows.
    ///
    /// @param memoryBytes the number of bytes that may stay on the heap
    public RowSorter(SpillFiles files, RowType type, List<SortKey> keys, long memoryBytes) {
        this.files = files;
        this.type = type;
        this.keys = keys;
        this.order = orderOf(type, keys);
        this.memoryBytes = memoryBytes;
    }

    /// Returns the order of rows by keys.
    public static ColumnOrder orderOf(RowType type, List<SortKey> keys) {
        List<ColumnOrder.Key> all = new ArrayList<>();
        for (SortKey each : keys)
            all.add(new ColumnOrder.Key(each.column(), each.isDescending(), each.areNullsFirst()));
        return new ColumnOrder(type, all);
    }

    /// Adds rows.
    public void add(ColumnBatch batch) {
        if (batch.size() == 0) return;
        batches.add(batch);
        bytes += batch.bytes() + 16L * batch.size();
        if (bytes > memoryBytes) spill();
    }

    private void spill() {
        SpillFile run = files.create(type);
        write(new SortedBatches(batches, type, keys, order), run);
        runs.add(run);
        batches = new ArrayList<>();
        bytes = 0;
        if (runs.size() > RUNS_MAX) mergeRuns();
    }

    private static void write(BatchReader rows, SpillFile file) {
        for (ColumnBatch each = rows.next(); each != null; each = rows.next()) file.add(each);
    }

    private void mergeRuns() {
        SpillFile merged = files.create(type);
        List<BatchReader> readers = new ArrayList<>();
        for (SpillFile each : runs) readers.add(each.read());
        write(new MergedBatches(readers, type, order), merged);
        for (SpillFile each : runs) each.delete();
        runs.clear();
        runs.add(merged);
    }

    /// Returns the rows in order. The sorter takes no rows afterwards.
    public BatchReader sorted() {
        SortedBatches rest = new SortedBatches(batches, type, keys, order);
        if (runs.isEmpty()) return rest;
        List<BatchReader> readers = new ArrayList<>();
        for (SpillFile each : runs) readers.add(each.read());
        readers.add(rest);
        return new MergedBatches(readers, type, order);
    }

    /// Drops all rows.
    public void clear() {
        for (SpillFile each : runs) each.delete();
        runs.clear();
        batches = new ArrayList<>();
        bytes = 0;
    }
}
