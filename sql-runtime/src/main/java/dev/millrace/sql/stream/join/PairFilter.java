package dev.millrace.sql.stream.join;

import dev.millrace.column.BatchBuilder;
import dev.millrace.column.ColumnBatch;
import dev.millrace.sql.compile.BatchExpressions;
import dev.millrace.sql.compile.BatchFilter;
import dev.millrace.sql.expression.Expr;
import dev.millrace.sql.plan.ColumnReferences;
import dev.millrace.sql.stream.row.PackedRow;
import dev.millrace.sql.stream.row.RowPacker;
import dev.millrace.table.types.logical.LogicalType;
import dev.millrace.table.types.logical.RowType;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/// Finds the pairs of rows for which a condition is true. Not thread-safe.
public final class PairFilter {
    private final BatchFilter filter;
    private final RowPacker left;
    private final RowPacker right;
    private final int[] leftTargets;
    private final int[] rightTargets;
    private final BatchBuilder pairs;
    private int[] passed = new int[ColumnBatch.ROWS_MAX];

    /// Creates a filter.
    ///
    /// @param condition a condition over the columns of both rows
    public PairFilter(BatchExpressions expressions, Expr condition, RowPacker left, RowPacker right) {
        int leftWidth = left.rowType().getFieldCount();
        List<LogicalType> all = new ArrayList<>(left.rowType().getChildren());
        all.addAll(right.rowType().getChildren());
        List<Integer> used = List.copyOf(new TreeSet<>(ColumnReferences.of(condition)));
        this.filter = expressions.filter(ColumnReferences.mapped(condition, used::indexOf));
        this.left = left;
        this.right = right;
        this.leftTargets = targets(used, 0, leftWidth);
        this.rightTargets = targets(used, leftWidth, all.size());
        this.pairs = new BatchBuilder(RowType.of(used.stream().map(all::get).toArray(LogicalType[]::new)));
    }

    /// Returns the used column for each column of a side up to its last used one.
    private static int[] targets(List<Integer> used, int from, int to) {
        int end = to;
        while (end > from && !used.contains(end - 1)) end--;
        int[] targets = new int[end - from];
        for (int i = 0; i < targets.length; i++) targets[i] = used.indexOf(from + i);
        return targets;
    }

    /// Adds a pair.
    public void add(PackedRow leftRow, PackedRow rightRow) {
        left.unpack(leftRow, pairs, leftTargets);
        right.unpack(rightRow, pairs, rightTargets);
        pairs.endRow();
    }

    /// Returns the number of pairs since the last test.
    public int size() {
        return pairs.size();
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
