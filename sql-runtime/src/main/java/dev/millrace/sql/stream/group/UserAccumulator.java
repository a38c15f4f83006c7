package dev.millrace.sql.stream.group;

import dev.millrace.column.ColumnBatch;
import dev.millrace.column.ColumnBuilder;
import dev.millrace.column.RowCursor;
import dev.millrace.sql.plan.AggregateCall;
import dev.millrace.sql.stream.ContinuousServices;
import dev.millrace.sql.user.UserAccumulation;
import dev.millrace.sql.user.UserFunction;
import dev.millrace.table.data.ArrayData;
import dev.millrace.table.data.GenericArrayData;
import dev.millrace.table.data.RowData;
import dev.millrace.table.types.logical.ArrayType;
import dev.millrace.table.types.logical.LogicalType;
import dev.millrace.table.types.logical.RowType;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Computes an aggregate function of the program. The state has the accumulator in internal form.
final class UserAccumulator implements Accumulator {
    private final UserAccumulation accumulation;
    private final RowData.FieldGetter[] getters;
    private final RowCursor cursor = new RowCursor();
    private final int place;
    /// The place of the rows that a table aggregate function has emitted; -1 if it always emits all.
    private final int emitted;
    private final @Nullable LogicalType row;

    UserAccumulator(
            AggregateCall call,
            UserFunction function,
            RowType input,
            boolean retracts,
            GroupLayout layout,
            ContinuousServices services) {
        List<LogicalType> given = new ArrayList<>();
        this.getters = new RowData.FieldGetter[call.arguments().size()];
        for (int i = 0; i < getters.length; i++) {
            int column = call.arguments().get(i);
            given.add(input.getTypeAt(column));
            getters[i] = RowData.createFieldGetter(input.getTypeAt(column).copy(true), column);
        }
        this.accumulation = new UserAccumulation(function, services.operators().users(), given);
        if (retracts && !accumulation.canRetract()) throw accumulation.cannotRetract();
        this.place = layout.value(Objects.requireNonNull(function.accumulator()).getLogicalType());
        this.row = call.type() instanceof ArrayType array ? array.getElementType() : null;
        this.emitted = accumulation.emitsUpdates() ? layout.value(call.type()) : -1;
    }

    private Object accumulator(GroupRow group) {
        Object stored = group.values[place];
        return stored == null ? accumulation.create() : accumulation.restored(stored);
    }

    @Override
    public void change(GroupRow group, ColumnBatch batch, int row, int count) {
        Object accumulator = accumulator(group);
        cursor.at(batch, row);
        @Nullable Object[] values = new Object[getters.length];
        for (int i = 0; i < values.length; i++) values[i] = getters[i].getFieldOrNull(cursor);
        if (count > 0) accumulation.accumulate(accumulator, values);
        else accumulation.retract(accumulator, values);
        if (emitted >= 0) group.values[emitted] = accumulation.emitted(accumulator, rows(group.values[emitted]));
        group.values[place] = accumulation.stored(accumulator);
    }

    private List<Object> rows(@Nullable Object array) {
        List<Object> rows = new ArrayList<>();
        if (!(array instanceof ArrayData data) || row == null) return rows;
        ArrayData.ElementGetter getter = ArrayData.createElementGetter(row);
        for (int i = 0; i < data.size(); i++) rows.add(Objects.requireNonNull(getter.getElementOrNull(data, i)));
        return rows;
    }

    private @Nullable Object result(GroupRow group) {
        if (emitted < 0) return accumulation.result(accumulator(group));
        Object known = group.values[emitted];
        return known == null ? new GenericArrayData(new Object[0]) : known;
    }

    @Override
    public void append(GroupRow group, ColumnBuilder to) {
        to.appendValue(result(group));
    }

    @Override
    public boolean isSame(GroupRow one, GroupRow other) {
        return Objects.equals(one.values[place], other.values[place]) || Objects.equals(result(one), result(other));
    }
}
