package dev.millrace.sql.stream.match;

import dev.millrace.sql.operator.BatchOperator;
import dev.millrace.sql.operator.OperatorServices;
import dev.millrace.sql.operator.OperatorSpec;
import dev.millrace.sql.plan.MatchClause;
import dev.millrace.sql.plan.QueryPlan.SortKey;
import dev.millrace.table.types.logical.RowType;
import java.util.ArrayList;
import java.util.List;

/// Finds sequences of rows of a bounded query. All rows of a partition are in the same subtask.
///
/// @param input the type of the rows
/// @param rowType the type of the results
public record MatchRowsSpec(RowType input, MatchClause clause, RowType rowType) implements OperatorSpec {
    @Override
    public BatchOperator open(OperatorServices services) {
        return new SortedMatches(this, services);
    }

    /// Returns the order by partition and then by the order of the clause.
    List<SortKey> sortKeys() {
        List<SortKey> keys = new ArrayList<>();
        for (int each : clause.keys()) keys.add(new SortKey(each, false, true));
        keys.addAll(clause.order());
        return keys;
    }
}
