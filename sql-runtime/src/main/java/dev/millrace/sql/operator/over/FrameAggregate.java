package dev.millrace.sql.operator.over;

import dev.millrace.column.BooleanColumn;
import dev.millrace.column.Column;
import dev.millrace.column.ColumnBuilder;
import dev.millrace.sql.operator.aggregate.Aggregator;
import dev.millrace.sql.operator.aggregate.Aggregators;
import dev.millrace.sql.plan.AggregateCall;
import dev.millrace.sql.user.FunctionInstances;
import dev.millrace.table.types.logical.RowType;

/// Aggregates the rows of frames. A frame that only grows is continued; any other frame is computed anew.
final class FrameAggregate implements OverFunction {
    private final AggregateCall call;
    private final Aggregator aggregator;
    private int[] rows = new int[64];
    private int[] groups = new int[64];

    FrameAggregate(AggregateCall call, RowType input, FunctionInstances users) {
        this.call = call;
        this.aggregator = Aggregators.of(call, input, users);
    }

    @Override
    public void compute(OverPartition partition, ColumnBuilder results) {
        OverPartition.Frames frames = partition.frames();
        int start = -1;
        int end = -1;
        Column result = null;
        for (int i = 0; i < partition.size(); i++) {
            int nextStart = frames.starts()[i];
            int nextEnd = Math.max(nextStart, frames.ends()[i]);
            if (result == null || nextStart != start || nextEnd != end) {
                boolean grows = result != null && nextStart == start && nextEnd >= end;
                if (!grows) {
                    aggregator.clear();
                    aggregator.resize(1);
                }
                add(partition, grows ? end : nextStart, nextEnd);
                start = nextStart;
                end = nextEnd;
                result = aggregator.results(0, 1);
            }
            results.append(result, 0);
        }
    }

    private void add(OverPartition partition, int from, int to) {
        if (rows.length < to - from) {
            rows = new int[2 * (to - from)];
            groups = new int[rows.length];
        }
        BooleanColumn filter =
                call.filter() == null ? null : (BooleanColumn) partition.rows().column(call.filter());
        int count = 0;
        for (int row = from; row < to; row++) {
            if (filter == null || !filter.isNull(row) && filter.value(row) != 0) rows[count++] = row;
        }
        if (count > 0) aggregator.add(partition.rows(), rows, groups, count);
    }
}
