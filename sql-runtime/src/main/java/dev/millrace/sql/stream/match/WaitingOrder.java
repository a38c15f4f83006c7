package dev.millrace.sql.stream.match;

import dev.millrace.cep.match.DueEvents;
import dev.millrace.column.ColumnBatch;
import dev.millrace.column.ColumnOrder;
import dev.millrace.sql.plan.QueryPlan.SortKey;
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
    /// @param rows the rows in the order of their times and of their arrival
    int[] of(ColumnBatch rows, DueEvents<PackedRow> due) {
        Integer[] numbers = new Integer[rows.size()];
        Arrays.setAll(numbers, i -> i);
        Comparator<Integer> comparator = Comparator.comparingLong(due::timeAt);
        ColumnOrder order = others;
        // The sort keeps the order of arrival.
        if (order != null) comparator = comparator.thenComparing((a, b) -> order.compare(rows, a, rows, b));
        Arrays.sort(numbers, comparator);
        return Arrays.stream(numbers).mapToInt(each -> each).toArray();
    }
}
