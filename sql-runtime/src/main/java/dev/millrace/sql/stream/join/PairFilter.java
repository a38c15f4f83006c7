package dev.millrace.sql.stream.join;

import dev.millrace.column.BatchBuilder;
import dev.millrace.column.ColumnBatch;
import dev.millrace.sql.compile.BatchExpressions;
import dev.millrace.sql.compile.BatchFilter;
import dev.millrace.sql.expression.Expr;
import dev.millrace.sql.stream.row.PackedRow;
import dev.millrace.sql.stream.row.RowPacker;
import dev.millrace.table.types.logical.LogicalType;
import dev.millrace.table.types.logical.RowType;
import java.util.ArrayList;
import java.util.List;

/// Finds the pairs of rows for which a condition is true. Not thread-safe.
public final class PairFilter {
    private final BatchFilter filter;
    private final RowPacker left;
    private final RowPacker right;
    private final BatchBuilder pairs;
    private int[] passed = new int[ColumnBatch.ROWS_MAX];

    /// Creates a filter.
    ///
    /// @param condition a condition over the columns of both rows
    public PairFilter(BatchExpressions expressions, Expr condition, RowPacker left, RowPacker right) {
        this.filter = expressions.filter(condition);
        this.left = left;
        this.right = right;
        List<LogicalType> types = new ArrayList<>(left.rowType().getChildren());
        types.addAll(right.rowType().getChildren());
        this.pairs = new BatchBuilder(RowType.of(types.toArray(new LogicalType[0])));
    }

    /// Adds a pair.
    public void add(PackedRow leftRow, PackedRow rightRow) {
        left.unpack(leftRow, pairs, 0);
        right.unpack(rightRow, pairs, left.rowType().getFieldCount());
        pairs.endRow();
    }

    /// Returns whether each pair since the last call passes.
    public boolean[] test() {
        boolean[] results = new boolean[pairs.size()];
        if (results.length == 0) return results;
        if (passed.length < results.length) passed = new int[results.length];
        int count = filter.select(pairs.build(), passed);
        for (int i = 0; i < count; i++) results[passed[i]] = true;
        return results;
    }
}
