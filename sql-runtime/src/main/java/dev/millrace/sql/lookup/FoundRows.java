package dev.millrace.sql.lookup;

import dev.millrace.column.BatchBuilder;
import dev.millrace.column.Column;
import dev.millrace.column.ColumnBatch;
import dev.millrace.sql.compile.BatchExpressions;
import dev.millrace.sql.compile.BatchFilter;
import dev.millrace.sql.compile.BatchProjection;
import dev.millrace.sql.expression.Expr;
import dev.millrace.table.data.RowData;
import dev.millrace.table.data.utils.ProjectedRowData;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Joins the rows of a batch with the rows that were found for them. The columns of the batch are selected as a whole.
/// Not thread-safe.
final class FoundRows {
    private final LookupStep step;
    private final BatchBuilder found;
    private final BatchBuilder results;
    private final ProjectedRowData fields;
    private final @Nullable BatchFilter condition;
    private final BatchProjection projection;
    private int[] lefts = new int[ColumnBatch.ROWS_MAX];
    private int[] rights = new int[ColumnBatch.ROWS_MAX];
    private int count;

    FoundRows(LookupStep step, BatchExpressions expressions) {
        this.step = step;
        this.found = new BatchBuilder(step.right());
        this.results = new BatchBuilder(step.resultType());
        this.fields = ProjectedRowData.from(
                step.access().fields().stream().mapToInt(Integer::intValue).toArray());
        Expr filter = step.condition();
        this.condition = filter == null ? null : expressions.filter(filter);
        this.projection = expressions.projection(step.results(), step.resultType());
    }

    /// Adds a row that was found.
    ///
    /// @param left the number of the row of the batch
    void add(int left, RowData row) {
        addPair(left, found.size());
        found.append(fields.replaceRow(row));
    }

    private void addPair(int left, int right) {
        if (count == lefts.length) {
            lefts = Arrays.copyOf(lefts, 2 * count);
            rights = Arrays.copyOf(rights, 2 * count);
        }
        lefts[count] = left;
        rights[count++] = right;
    }

    /// Returns the results of a batch, and forgets the found rows.
    ColumnBatch joined(ColumnBatch batch) {
        ColumnBatch table = found.build();
        if (condition != null) keepMatches(batch, table, condition);
        ColumnBatch right = step.results().isEmpty() ? ColumnBatch.of(table.size(), List.of()) : projection.of(table);
        if (step.keepsLeft()) {
            keepLefts(batch, table.size());
            right = withNulls(right);
        }
        ColumnBatch left = batch.select(lefts, count);
        List<Column> all = new ArrayList<>(left.columns());
        all.addAll(right.select(rights, count).columns());
        count = 0;
        return left.with(all);
    }

    private void keepMatches(ColumnBatch batch, ColumnBatch table, BatchFilter filter) {
        ColumnBatch left = batch.select(lefts, count);
        List<Column> all = new ArrayList<>(left.columns());
        all.addAll(table.columns());
        int[] passed = new int[Math.max(count, ColumnBatch.ROWS_MAX)];
        int kept = filter.select(left.with(all), passed);
        for (int i = 0; i < kept; i++) {
            lefts[i] = lefts[passed[i]];
            rights[i] = rights[passed[i]];
        }
        count = kept;
    }

    /// Adds the rows of the batch that have no match, in their places.
    ///
    /// @param none the number of the row of nulls
    private void keepLefts(ColumnBatch batch, int none) {
        int[] matchedLefts = Arrays.copyOf(lefts, count);
        int[] matchedRights = Arrays.copyOf(rights, count);
        count = 0;
        int next = 0;
        for (int row = 0; row < batch.size(); row++) {
            boolean hasMatch = false;
            while (next < matchedLefts.length && matchedLefts[next] == row) {
                addPair(row, matchedRights[next++]);
                hasMatch = true;
            }
            if (!hasMatch) addPair(row, none);
        }
    }

    private ColumnBatch withNulls(ColumnBatch right) {
        int[] rows = new int[right.size()];
        for (int i = 0; i < rows.length; i++) rows[i] = i;
        if (rows.length > 0) results.append(right, rows, rows.length);
        for (int i = 0; i < right.width(); i++) results.column(i).appendNull();
        results.endRow();
        return results.build();
    }

    /// Adds all rows that were found for a row of the batch.
    void addAll(int left, Collection<RowData> rows) {
        for (RowData each : rows) add(left, each);
    }
}
