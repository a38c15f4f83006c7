package dev.millrace.sql.planner.user;

import dev.millrace.sql.plan.ProcessClause;
import dev.millrace.sql.plan.QueryPlan.SortKey;
import dev.millrace.table.connector.ChangelogMode;
import dev.millrace.table.types.DataType;
import dev.millrace.table.types.inference.StaticArgument;
import dev.millrace.table.types.inference.TableSemantics;
import dev.millrace.table.types.logical.LogicalType;
import dev.millrace.table.types.logical.RowType;
import java.util.List;
import java.util.Optional;

/// Describes a table of a call while types are inferred.
///
/// @param input the type of the rows of the table
/// @param dataType the type of the rows that the function receives
record CallTable(
        StaticArgument argument,
        RowType input,
        DataType dataType,
        List<Integer> keys,
        List<SortKey> order,
        int timeColumn)
        implements TableSemantics {

    LogicalType keyType(int key) {
        return input.getTypeAt(keys.get(key));
    }

    /// Returns the argument in a plan.
    ProcessClause.Table planned() {
        return new ProcessClause.Table(argument.getName(), argument.getTraits(), dataType, keys, order, timeColumn);
    }

    @Override
    public int[] partitionByColumns() {
        return keys.stream().mapToInt(each -> each).toArray();
    }

    @Override
    public int[] orderByColumns() {
        return order.stream().mapToInt(SortKey::column).toArray();
    }

    @Override
    public SortDirection[] orderByDirections() {
        return ProcessClause.directions(order);
    }

    @Override
    public Optional<ChangelogMode> changelogMode() {
        return Optional.empty();
    }
}
