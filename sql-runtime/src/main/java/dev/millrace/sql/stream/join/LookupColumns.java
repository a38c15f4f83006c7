package dev.millrace.sql.stream.join;

import dev.millrace.column.BatchBuilder;
import dev.millrace.column.Column;
import dev.millrace.column.ColumnBatch;
import dev.millrace.sql.stream.row.PackedRow;
import dev.millrace.sql.stream.row.RowPacker;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;

/// Joins the rows of a batch with rows that are found by key. The columns of the batch are selected as a whole, so its
/// rows are not packed. Not thread-safe.
final class LookupColumns {
    private final RowPacker packer;
    private final boolean keepsLeft;
    private final BatchBuilder found;
    private int[] lefts = new int[ColumnBatch.ROWS_MAX];
    private int[] rights = new int[ColumnBatch.ROWS_MAX];
    /// The first match of each key of the batch, and the index behind the last one.
    private int[] ends = new int[ColumnBatch.ROWS_MAX + 1];

    /// @param packer the packer of the rows that are found
    /// @param keepsLeft whether rows without a match are results
    LookupColumns(RowPacker packer, boolean keepsLeft) {
        this.packer = packer;
        this.keepsLeft = keepsLeft;
        this.found = new BatchBuilder(packer.rowType());
    }

    /// Returns the results of a batch.
    ///
    /// @param input has found the keys of the batch
    /// @param matches returns the rows of a key
    ColumnBatch join(ColumnBatch batch, JoinInput input, Function<PackedRow, List<PackedRow>> matches) {
        find(input, matches);
        int none = found.size();
        int count = 0;
        for (int row = 0; row < batch.size(); row++) {
            int number = input.number(row);
            int from = input.isWithoutMatch(batch, row) ? ends[number + 1] : ends[number];
            int matched = ends[number + 1] - from;
            int added = matched > 0 ? matched : keepsLeft ? 1 : 0;
            if (count + added > lefts.length) grow(count + added);
            for (int i = 0; i < added; i++) {
                lefts[count] = row;
                rights[count++] = matched > 0 ? from + i : none;
            }
        }
        if (keepsLeft) addNulls();
        ColumnBatch left = batch.select(lefts, count);
        List<Column> all = new ArrayList<>(left.columns());
        all.addAll(found.build().select(rights, count).columns());
        return left.with(all);
    }

    private void find(JoinInput input, Function<PackedRow, List<PackedRow>> matches) {
        if (ends.length <= input.keys()) ends = new int[input.keys() + 1];
        for (int number = 0; number < input.keys(); number++) {
            ends[number] = found.size();
            for (PackedRow each : matches.apply(input.keyAt(number))) {
                packer.unpack(each, found, 0);
                found.endRow();
            }
        }
        ends[input.keys()] = found.size();
    }

    private void grow(int needed) {
        int length = Math.max(needed, 2 * lefts.length);
        lefts = Arrays.copyOf(lefts, length);
        rights = Arrays.copyOf(rights, length);
    }

    private void addNulls() {
        int width = packer.rowType().getFieldCount();
        for (int i = 0; i < width; i++) found.column(i).appendNull();
        found.endRow();
    }
}
