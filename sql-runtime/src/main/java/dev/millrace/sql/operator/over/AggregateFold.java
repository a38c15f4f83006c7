package dev.millrace.sql.operator.over;

import dev.millrace.column.BooleanColumn;
import dev.millrace.column.Column;
import dev.millrace.column.ColumnBatch;
import dev.millrace.sql.operator.aggregate.Aggregator;
import dev.millrace.sql.operator.aggregate.Aggregators;
import dev.millrace.sql.plan.AggregateCall;
import dev.millrace.sql.user.FunctionInstances;
import dev.millrace.table.types.logical.RowType;

/// Aggregates rows one range after the other.
final class AggregateFold implements Fold {
    private final AggregateCall call;
    private final Aggregator aggregator;
    private int[] rows = new int[64];
    private int[] groups = new int[64];

    AggregateFold(AggregateCall call, RowType input, FunctionInstances users) {
        this.call = call;
        this.aggregator = Aggregators.of(call, input, users);
        aggregator.resize(1);
    }

    @Override
    public void add(ColumnBatch batch, int from, int to) {
        if (rows.length < to - from) {
            rows = new int[2 * (to - from)];
            groups = new int[rows.length];
        }
        BooleanColumn filter = call.filter() == null ? null : (BooleanColumn) batch.column(call.filter());
        int count = 0;
        for (int row = from; row < to; row++) {
            if (filter == null || !filter.isNull(row) && filter.value(row) != 0) rows[count++] = row;
        }
        if (count > 0) aggregator.add(batch, rows, groups, count);
    }

    @Override
    public Column result() {
        return aggregator.results(0, 1);
    }

    @Override
    public long bytes() {
        return aggregator.bytes();
    }

    /// Drops all rows.
    void clear() {
        aggregator.clear();
        aggregator.resize(1);
    }
}
