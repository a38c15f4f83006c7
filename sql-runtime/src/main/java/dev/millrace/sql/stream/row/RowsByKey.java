package dev.millrace.sql.stream.row;

import dev.millrace.api.plan.SplittingKeySelector;
import dev.millrace.api.type.KeyHash;
import dev.millrace.column.ColumnBatch;
import dev.millrace.state.key.KeyGroups;
import dev.millrace.table.types.logical.RowType;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Selects the keys of the rows of batches, and splits batches by the subtasks that own the keys. A copy belongs to
/// one thread.
public final class RowsByKey implements SplittingKeySelector<ColumnBatch, PackedRow> {
    private static final long serialVersionUID = 1L;

    private final RowType rowType;
    private final List<Integer> columns;
    private transient @Nullable RowPacker packer;
    private transient int @Nullable [][] rows;

    /// Creates a selector.
    ///
    /// @param rowType the type of the rows
    /// @param columns the indexes of the columns of the key; empty if all rows have the same key
    public RowsByKey(RowType rowType, List<Integer> columns) {
        this.rowType = rowType;
        this.columns = List.copyOf(columns);
    }

    /// Returns the hash by which the engine finds the key group of a key.
    public static int engineHash(int hashOfRow) {
        return KeyHash.ofInt(hashOfRow);
    }

    private RowPacker packer() {
        RowPacker known = packer;
        if (known == null) {
            known = new RowPacker(rowType, columns);
            packer = known;
        }
        return known;
    }

    @Override
    public PackedRow getKey(ColumnBatch batch) {
        return packer().pack(batch, 0);
    }

    @Override
    public void split(ColumnBatch batch, int[] owners, int targets, Parts<ColumnBatch> parts) {
        RowPacker packing = packer();
        int size = batch.size();
        if (size == 0) return;
        if (targets == 1) {
            parts.part(0, batch);
            return;
        }
        int[][] rowsOf = room(targets, size);
        int[] counts = new int[targets];
        for (int row = 0; row < size; row++) {
            int target = owners[KeyGroups.of(engineHash(packing.hash(batch, row)), owners.length)];
            rowsOf[target][counts[target]++] = row;
        }
        for (int target = 0; target < targets; target++) {
            int count = counts[target];
            if (count == size) parts.part(target, batch);
            else if (count > 0) parts.part(target, batch.select(rowsOf[target], count));
        }
    }

    private int[][] room(int targets, int size) {
        int[][] known = rows;
        if (known == null || known.length != targets || known[0].length < size) {
            known = new int[targets][Math.max(size, ColumnBatch.ROWS_MAX)];
            rows = known;
        }
        return known;
    }

    @Override
    public String toString() {
        return "RowsByKey" + Arrays.toString(columns.toArray());
    }
}
