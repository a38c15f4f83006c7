package dev.millrace.sql.operator.join;

import dev.millrace.column.Column;
import dev.millrace.column.ColumnBatch;
import dev.millrace.column.ColumnBuilder;
import dev.millrace.sql.compile.BatchFilter;
import dev.millrace.sql.operator.OperatorServices;
import dev.millrace.sql.plan.QueryPlan.JoinKind;
import dev.millrace.table.types.logical.LogicalType;
import dev.millrace.table.types.logical.RowType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Finds the right rows that match left rows, and emits the results.
final class JoinProbe {
    private final JoinSpec spec;
    private final OperatorServices services;
    private final @Nullable BatchFilter filter;
    private final int[] leftRows = new int[ColumnBatch.ROWS_MAX];
    private final int[] rightRows = new int[ColumnBatch.ROWS_MAX];
    private final int[] passed = new int[ColumnBatch.ROWS_MAX];
    private int[] hashes = new int[ColumnBatch.ROWS_MAX];
    private int pairs;

    JoinProbe(JoinSpec spec, OperatorServices services) {
        this.spec = spec;
        this.services = services;
        this.filter = spec.condition() == null
                ? null
                : services.settings().expressions().filter(spec.condition());
    }

    /// Emits the results of left rows with the rows of a table.
    ///
    /// @param matched says which left rows have a match already, and receives the matches
    void find(JoinTable table, ColumnBatch left, boolean[] matched) {
        if (hashes.length < left.size()) hashes = new int[left.size()];
        table.hash(left, hashes);
        Column[] keys = table.leftKeys(left);
        boolean onlyFirst = !spec.hasBothSides();
        for (int row = 0; row < left.size(); row++) {
            if (onlyFirst && matched[row] || !table.mayMatch(keys, row)) continue;
            int at = table.first(keys, row, hashes[row]);
            if (onlyFirst && filter == null) {
                matched[row] = at >= 0;
                continue;
            }
            while (at >= 0) {
                leftRows[pairs] = row;
                rightRows[pairs++] = at;
                if (pairs == leftRows.length) {
                    flush(table, left, matched);
                    if (onlyFirst && matched[row]) break;
                }
                at = table.next(at, keys, row, hashes[row]);
            }
        }
        flush(table, left, matched);
    }

    private void flush(JoinTable table, ColumnBatch left, boolean[] matched) {
        if (pairs == 0) return;
        List<Column> columns = new ArrayList<>();
        columns.addAll(left.select(leftRows, pairs).columns());
        columns.addAll(table.rows().select(rightRows, pairs).columns());
        ColumnBatch joined = ColumnBatch.of(pairs, columns);
        int count = pairs;
        pairs = 0;
        if (filter != null) {
            int kept = filter.select(joined, passed);
            for (int i = 0; i < kept; i++) match(table, matched, passed[i]);
            if (spec.hasBothSides()) services.emit(kept == count ? joined : joined.select(passed, kept));
            return;
        }
        for (int i = 0; i < count; i++) match(table, matched, i);
        services.emit(joined);
    }

    private void match(JoinTable table, boolean[] matched, int pair) {
        matched[leftRows[pair]] = true;
        if (spec.keepsRight()) table.match(rightRows[pair]);
    }

    /// Emits the results of left rows that depend on whether there is any match. To be called after the last table.
    void finish(ColumnBatch left, boolean[] matched) {
        boolean wanted = spec.kind() == JoinKind.SEMI;
        if (!wanted && spec.kind() != JoinKind.ANTI && !spec.keepsLeft()) return;
        int[] rows = new int[left.size()];
        int count = 0;
        for (int row = 0; row < left.size(); row++) if (matched[row] == wanted) rows[count++] = row;
        if (count == 0) return;
        ColumnBatch kept = count == left.size() ? left : left.select(rows, count);
        services.emit(spec.keepsLeft() ? kept.withAppended(nulls(spec.right(), count)) : kept);
    }

    /// Emits the right rows of a table without a match.
    void finish(JoinTable table) {
        if (!spec.keepsRight()) return;
        int[] rows = new int[ColumnBatch.ROWS_MAX];
        int row = table.unmatched(0);
        while (row < table.rows().size()) {
            int count = 0;
            while (row < table.rows().size() && count < rows.length) {
                rows[count++] = row;
                row = table.unmatched(row + 1);
            }
            List<Column> columns = new ArrayList<>(nulls(spec.left(), count));
            columns.addAll(
                    table.rows().select(Arrays.copyOf(rows, count), count).columns());
            services.emit(ColumnBatch.of(count, columns));
        }
    }

    private static List<Column> nulls(RowType type, int size) {
        List<Column> columns = new ArrayList<>();
        for (LogicalType each : type.getChildren()) {
            ColumnBuilder builder = ColumnBuilder.of(each.copy(true), size);
            for (int i = 0; i < size; i++) builder.appendNull();
            columns.add(builder.build());
        }
        return columns;
    }
}
