package dev.millrace.sql.stream.join;

import dev.millrace.column.ColumnBatch;
import dev.millrace.sql.stream.ContinuousServices;
import dev.millrace.sql.stream.row.BatchKeys;
import dev.millrace.sql.stream.row.PackedRow;
import dev.millrace.sql.stream.row.RowPacker;
import dev.millrace.table.types.logical.RowType;
import java.util.List;

/// Packs the rows and the join keys of the batches of one input. Not thread-safe.
public final class JoinInput {
    private final int[] columns;
    private final boolean[] matchesNull;
    private final BatchKeys keys;
    private final RowPacker packer;

    /// Creates the packers of an input.
    ///
    /// @param keyColumns the indexes of the columns of the join key
    /// @param matchesNull whether NULL matches NULL, for each of these columns
    public JoinInput(RowType rowType, List<Integer> keyColumns, List<Boolean> matchesNull) {
        this.columns = keyColumns.stream().mapToInt(each -> each).toArray();
        this.matchesNull = new boolean[columns.length];
        for (int i = 0; i < columns.length; i++) this.matchesNull[i] = matchesNull.get(i);
        this.keys = new BatchKeys(rowType, keyColumns);
        this.packer = RowPacker.ofAll(rowType);
    }

    /// Returns the packer of whole rows.
    public RowPacker packer() {
        return packer;
    }

    /// Finds the keys of a batch.
    public void find(ColumnBatch batch) {
        keys.find(batch);
    }

    /// Loads the rows of the keys of the batch into the processor's cache.
    void prefetch(ContinuousServices services) {
        services.prefetch(keys);
    }

    /// Returns the join key of a row of the batch.
    public PackedRow key(int row) {
        return keys.key(keys.number(row));
    }

    /// Returns the number of different join keys of the batch.
    int keys() {
        return keys.count();
    }

    /// Returns the number of the join key of a row of the batch, from 0.
    int number(int row) {
        return keys.number(row);
    }

    /// Returns the join key with a number.
    PackedRow keyAt(int number) {
        return keys.key(number);
    }

    /// Returns a packed row of a batch.
    public PackedRow row(ColumnBatch batch, int row) {
        return packer.pack(batch, row);
    }

    /// Returns whether a row cannot match because a column of its key is NULL.
    public boolean isWithoutMatch(ColumnBatch batch, int row) {
        for (int i = 0; i < columns.length; i++) {
            if (!matchesNull[i] && batch.column(columns[i]).isNull(row)) return true;
        }
        return false;
    }
}
