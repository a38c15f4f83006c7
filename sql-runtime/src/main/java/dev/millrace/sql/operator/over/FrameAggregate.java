package dev.millrace.sql.operator.over;

import dev.millrace.column.Column;
import dev.millrace.column.ColumnBuilder;
import dev.millrace.sql.plan.AggregateCall;
import dev.millrace.sql.user.FunctionInstances;
import dev.millrace.table.types.logical.RowType;

/// Aggregates the rows of frames. A frame that only grows is continued; any other frame is computed anew.
final class FrameAggregate implements OverFunction {
    private final AggregateFold fold;

    FrameAggregate(AggregateCall call, RowType input, FunctionInstances users) {
        this.fold = new AggregateFold(call, input, users);
    }

    @Override
    public void compute(OverPartition partition, ColumnBuilder results) {
        OverPartition.Frames frames = partition.frames();
        int start = -1;
        int end = -1;
        Column result = null;
        for (int row = partition.firstAsked(); row < partition.endAsked(); row++) {
            int nextStart = frames.starts()[row - partition.from()];
            int nextEnd = Math.max(nextStart, frames.ends()[row - partition.from()]);
            if (result == null || nextStart != start || nextEnd != end) {
                boolean grows = result != null && nextStart == start && nextEnd >= end;
                if (!grows) fold.clear();
                fold.add(partition.rows(), grows ? end : nextStart, nextEnd);
                start = nextStart;
                end = nextEnd;
                result = fold.result();
            }
            results.append(result, 0);
        }
    }
}
