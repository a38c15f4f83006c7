package dev.millrace.sql.stream.sort;

import dev.millrace.column.ColumnOrder;
import dev.millrace.sql.plan.QueryPlan.SortKey;
import dev.millrace.table.types.logical.RowType;
import java.util.List;

/// Creates orders of rows from the keys of plans.
public final class SortOrder {
    private SortOrder() {}

    /// Returns the order of rows of a type.
    public static ColumnOrder of(RowType rowType, List<SortKey> keys) {
        return new ColumnOrder(
                rowType,
                keys.stream()
                        .map(each -> new ColumnOrder.Key(each.column(), each.isDescending(), each.areNullsFirst()))
                        .toList());
    }
}
