package dev.millrace.sql.stream.window;

import dev.millrace.sql.plan.AggregateCall;
import dev.millrace.sql.stream.ContinuousOperator;
import dev.millrace.sql.stream.ContinuousServices;
import dev.millrace.sql.stream.ContinuousSpec;
import dev.millrace.table.types.logical.RowType;
import java.util.List;

/// Aggregates rows by key and window, and emits the results when a window ends.
///
/// @param input the type of the rows that are aggregated
/// @param keys the indexes of the grouping columns, without those of the window
/// @param calls the functions
/// @param place where the windows of rows are found
/// @param clock says when windows end
/// @param isUpdating whether the input takes rows back. Rows are then kept until their window ends.
/// @param isMerging whether the input has the rows of [LocalWindowsSpec]
/// @param columns the columns of the results
/// @param rowType the type of the results
public record WindowAggregateSpec(
        RowType input,
        List<Integer> keys,
        List<AggregateCall> calls,
        WindowPlace place,
        TableWindowClock clock,
        boolean isUpdating,
        boolean isMerging,
        List<WindowColumn> columns,
        RowType rowType)
        implements ContinuousSpec {

    @Override
    public ContinuousOperator open(ContinuousServices services) {
        return isUpdating ? new RowWindows(this, services) : new SliceAggregate(this, services);
    }
}
