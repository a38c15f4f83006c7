package dev.millrace.sql.stream.window;

import dev.millrace.column.Column;
import dev.millrace.column.ColumnBatch;
import dev.millrace.column.LongColumn;
import dev.millrace.sql.operator.group.GroupedAggregates;
import dev.millrace.sql.plan.AggregateCall;
import dev.millrace.sql.stream.ContinuousOperator;
import dev.millrace.sql.stream.ContinuousServices;
import dev.millrace.sql.stream.ContinuousSpec;
import dev.millrace.sql.stream.group.BundledAggregates;
import dev.millrace.table.types.logical.BigIntType;
import dev.millrace.table.types.logical.LogicalType;
import dev.millrace.table.types.logical.RowType;
import java.util.ArrayList;
import java.util.List;

/// Aggregates rows by key and slice before an exchange, so that fewer rows pass the exchange. If slices end by the
/// watermark, the rows of a slice wait until the slice has ended. The input never takes rows back.
///
/// The emitted rows have the keys, the end of the slice, the intermediate results of each function, and the number
/// of rows.
///
/// @param input the type of the rows
/// @param keys the indexes of the grouping columns, without those of the window
/// @param calls functions whose intermediate results are small
/// @param endColumn the index of the column with the end of the window or slice
/// @param shift what is added to the column, in milliseconds, to find the end
/// @param clock says when slices end
public record LocalWindowsSpec(
        RowType input, List<Integer> keys, List<AggregateCall> calls, int endColumn, long shift, TableWindowClock clock)
        implements ContinuousSpec {

    /// Returns the type of the emitted rows.
    public RowType rowType() {
        return GroupedAggregates.partialType(extended(input), groups(), counted());
    }

    /// Returns the type of rows to which the end of their slice is appended.
    static RowType extended(RowType input) {
        List<LogicalType> types = new ArrayList<>(input.getChildren());
        types.add(new BigIntType(false));
        return RowType.of(types.toArray(new LogicalType[0]));
    }

    private List<Integer> groups() {
        List<Integer> groups = new ArrayList<>(keys);
        groups.add(input.getFieldCount());
        return groups;
    }

    private List<AggregateCall> counted() {
        List<AggregateCall> counted = new ArrayList<>(calls);
        counted.add(new AggregateCall("COUNT", false, false, List.of(), null, List.of(), new BigIntType(false)));
        return counted;
    }

    @Override
    public ContinuousOperator open(ContinuousServices services) {
        return new Local(this, services);
    }

    private static final class Local implements ContinuousOperator {
        private final LocalWindowsSpec spec;
        private final ContinuousServices services;
        private final BundledAggregates bundle;
        private long leastEnd = Long.MAX_VALUE;

        Local(LocalWindowsSpec spec, ContinuousServices services) {
            this.spec = spec;
            this.services = services;
            // Windows of processing time end without a watermark, so their rows do not wait.
            boolean waits = spec.clock.isEventTime() && services.settings().compacts();
            GroupedAggregates aggregates = new GroupedAggregates(
                    extended(spec.input),
                    spec.groups(),
                    spec.counted(),
                    services.operators().users());
            this.bundle = new BundledAggregates(aggregates, services, waits ? Long.MAX_VALUE : 1);
        }

        @Override
        public void process(int input, ColumnBatch batch) {
            ColumnBatch known = spec.withEnds(batch);
            LongColumn ends = (LongColumn) known.column(spec.endColumn);
            long[] slices = new long[known.size()];
            long least = leastEnd;
            for (int i = 0; i < slices.length; i++) {
                slices[i] = ends.value(i) + spec.shift;
                least = Math.min(least, slices[i]);
            }
            leastEnd = least;
            bundle.add(known.withAppended(List.of((Column) new LongColumn(slices, slices.length, null))));
        }

        @Override
        public boolean flushesAt(long timestamp) {
            return !bundle.isEmpty() && timestamp >= spec.clock.due(leastEnd, services);
        }

        @Override
        public void flush() {
            bundle.emit();
            leastEnd = Long.MAX_VALUE;
        }
    }

    /// Returns the rows that have a window.
    private ColumnBatch withEnds(ColumnBatch batch) {
        Column ends = batch.column(endColumn);
        if (!ends.hasNulls()) return batch;
        int[] rows = new int[batch.size()];
        int count = 0;
        for (int row = 0; row < batch.size(); row++) if (!ends.isNull(row)) rows[count++] = row;
        return batch.select(rows, count);
    }
}
