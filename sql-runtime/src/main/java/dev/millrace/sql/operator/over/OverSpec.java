package dev.millrace.sql.operator.over;

import dev.millrace.sql.operator.BatchOperator;
import dev.millrace.sql.operator.OperatorServices;
import dev.millrace.sql.operator.OperatorSpec;
import dev.millrace.sql.plan.OverGroup;
import dev.millrace.sql.plan.QueryPlan.SortKey;
import dev.millrace.table.types.logical.RowType;
import java.util.ArrayList;
import java.util.List;

/// Adds columns that functions compute over windows of rows. All rows of a partition are in the same subtask.
///
/// @param input the type of the rows
/// @param width the number of columns behind which arguments refer to the constants of the group
/// @param group the functions and their window
/// @param rowType the type of the rows with the added columns
public record OverSpec(RowType input, int width, OverGroup group, RowType rowType) implements OperatorSpec {
    @Override
    public BatchOperator open(OperatorServices services) {
        return new OverOperator(this, services);
    }

    /// Returns the order by partition and then by the order of the window.
    List<SortKey> sortKeys() {
        List<SortKey> keys = new ArrayList<>();
        for (int each : group.keys()) keys.add(new SortKey(each, false, true));
        for (SortKey each : group.order()) if (!group.keys().contains(each.column())) keys.add(each);
        return keys;
    }
}
