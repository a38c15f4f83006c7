package dev.millrace.sql.planner;

import dev.millrace.sql.plan.QueryPlan;
import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.rel.RelCollation;
import org.apache.calcite.rel.RelFieldCollation;
import org.apache.calcite.rel.RelFieldCollation.NullDirection;

/// Converts orders of Calcite to orders of plans.
final class SortKeys {

    private SortKeys() {}

    /// Returns the columns of an order. NULL is the smallest value unless the query says otherwise.
    static List<QueryPlan.SortKey> of(RelCollation order) {
        List<QueryPlan.SortKey> keys = new ArrayList<>();
        for (RelFieldCollation each : order.getFieldCollations()) {
            boolean isDescending = each.getDirection().isDescending();
            boolean areNullsFirst = each.nullDirection == NullDirection.UNSPECIFIED
                    ? !isDescending
                    : each.nullDirection == NullDirection.FIRST;
            keys.add(new QueryPlan.SortKey(each.getFieldIndex(), isDescending, areNullsFirst));
        }
        return keys;
    }
}
