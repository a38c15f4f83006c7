package dev.millrace.sql.operator.aggregate;

import dev.millrace.column.Column;
import dev.millrace.column.ColumnBatch;
import dev.millrace.column.ColumnBuilder;
import dev.millrace.column.RowCursor;
import dev.millrace.sql.plan.AggregateCall;
import dev.millrace.sql.user.FunctionInstances;
import dev.millrace.sql.user.UserAccumulation;
import dev.millrace.sql.user.UserFunction;
import dev.millrace.table.data.RowData;
import dev.millrace.table.types.logical.LogicalType;
import dev.millrace.table.types.logical.RowType;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Computes an aggregate function of the program that can merge accumulators.
final class UserAggregator implements Aggregator {
    private static final int ACCUMULATOR_BYTES = 256;

    private final UserAccumulation accumulation;
    private final RowData.FieldGetter[] getters;
    private final LogicalType type;
    private final LogicalType partialType;
    private final RowCursor cursor = new RowCursor();
    private final List<Object> accumulators = new ArrayList<>();

    private UserAggregator(AggregateCall call, UserFunction function, RowType input, UserAccumulation accumulation) {
        this.accumulation = accumulation;
        this.type = call.type();
        this.partialType =
                Objects.requireNonNull(function.accumulator()).getLogicalType().copy(false);
        this.getters = new RowData.FieldGetter[call.arguments().size()];
        for (int i = 0; i < getters.length; i++) {
            int column = call.arguments().get(i);
            getters[i] = RowData.createFieldGetter(input.getTypeAt(column).copy(true), column);
        }
    }

    /// Returns the aggregator of a call. A function without `merge` gets all rows of a group at the end.
    static Aggregator of(AggregateCall call, UserFunction function, RowType input, FunctionInstances users) {
        List<LogicalType> given = new ArrayList<>();
        for (int each : call.arguments()) given.add(input.getTypeAt(each));
        UserAccumulation accumulation = new UserAccumulation(function, users, given);
        if (accumulation.canMerge()) return new UserAggregator(call, function, input, accumulation);
        RowData.FieldGetter[] fields = new RowData.FieldGetter[given.size()];
        for (int i = 0; i < fields.length; i++)
            fields[i] = RowData.createFieldGetter(given.get(i).copy(true), i);
        return new ValuesAggregator(call.arguments(), List.of(), input, call.type(), false, rows -> {
            Object accumulator = accumulation.create();
            for (RowData each : rows) accumulation.accumulate(accumulator, values(fields, each));
            return accumulation.result(accumulator);
        });
    }

    private static @Nullable Object[] values(RowData.FieldGetter[] fields, RowData row) {
        @Nullable Object[] values = new Object[fields.length];
        for (int i = 0; i < fields.length; i++) values[i] = fields[i].getFieldOrNull(row);
        return values;
    }

    @Override
    public void resize(int groups) {
        while (accumulators.size() < groups) accumulators.add(accumulation.create());
    }

    @Override
    public void add(ColumnBatch batch, int[] rows, int[] groups, int count) {
        for (int i = 0; i < count; i++) {
            cursor.at(batch, rows[i]);
            accumulation.accumulate(accumulators.get(groups[i]), values(getters, cursor));
        }
    }

    @Override
    public List<LogicalType> partialTypes() {
        return List.of(partialType);
    }

    @Override
    public void merge(ColumnBatch batch, int first, int[] groups) {
        RowData.FieldGetter getter = RowData.createFieldGetter(partialType, first);
        for (int i = 0; i < batch.size(); i++) {
            cursor.at(batch, i);
            Object other = accumulation.restored(Objects.requireNonNull(getter.getFieldOrNull(cursor)));
            accumulation.merge(accumulators.get(groups[i]), other);
        }
    }

    @Override
    public List<Column> partials(int from, int to) {
        ColumnBuilder builder = ColumnBuilder.of(partialType, to - from);
        for (int i = from; i < to; i++) builder.appendValue(accumulation.stored(accumulators.get(i)));
        return List.of(builder.build());
    }

    @Override
    public Column results(int from, int to) {
        ColumnBuilder builder = ColumnBuilder.of(type, to - from);
        for (int i = from; i < to; i++) builder.appendValue(accumulation.result(accumulators.get(i)));
        return builder.build();
    }

    @Override
    public long bytes() {
        return (long) ACCUMULATOR_BYTES * accumulators.size();
    }

    @Override
    public void clear() {
        accumulators.clear();
    }
}
