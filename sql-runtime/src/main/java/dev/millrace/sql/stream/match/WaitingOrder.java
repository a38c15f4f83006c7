package dev.millrace.sql.stream.match;

import dev.millrace.column.ColumnBatch;
import dev.millrace.column.ColumnOrder;
import dev.millrace.sql.plan.QueryPlan.SortKey;
import dev.millrace.sql.stream.row.PackedLongs;
import dev.millrace.sql.stream.row.PackedRow;
import dev.millrace.sql.stream.sort.SortOrder;
import dev.millrace.table.types.logical.RowType;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Orders waiting rows by time, then by the other columns of the clause, then by arrival.
final class WaitingOrder {
    private final @Nullable ColumnOrder others;

    /// @param keys the order of the clause, which begins with the time
    WaitingOrder(RowType input, List<SortKey> keys) {
        this.others = keys.size() == 1 ? null : SortOrder.of(input, keys.subList(1, keys.size()));
    }

    /// Returns the numbers of the rows in order.
    ///
    /// @param ids the time and the number of arrival of each row
    int[] of(ColumnBatch rows, List<PackedRow> ids) {
        Integer[] numbers = new Integer[rows.size()];
        Arrays.setAll(numbers, i -> i);
        Comparator<Integer> comparator = Comparator.comparingLong(i -> PackedLongs.at(ids.get(i), 0));
        ColumnOrder order = others;
        if (order != null) comparator = comparator.thenComparing((a, b) -> order.compare(rows, a, rows, b));
        Arrays.sort(numbers, comparator.thenComparingLong(i -> PackedLongs.at(ids.get(i), 1)));
        return Arrays.stream(numbers).mapToInt(each -> each).toArray();
    }
}
