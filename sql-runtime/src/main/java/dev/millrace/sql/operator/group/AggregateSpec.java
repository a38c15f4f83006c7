package dev.millrace.sql.operator.group;

import dev.millrace.sql.operator.BatchOperator;
import dev.millrace.sql.operator.OperatorServices;
import dev.millrace.sql.operator.OperatorSpec;
import dev.millrace.sql.plan.AggregateCall;
import dev.millrace.table.types.logical.RowType;
import java.util.List;

/// Aggregates rows by key.
///
/// @param input the type of the rows before aggregation
/// @param isMerge whether the rows are the intermediate results of [LocalAggregateSpec]
public record AggregateSpec(RowType input, List<Integer> keys, List<AggregateCall> calls, boolean isMerge)
        implements OperatorSpec {
    @Override
    public BatchOperator open(OperatorServices services) {
        return new AggregateOperator(this, services);
    }
}
