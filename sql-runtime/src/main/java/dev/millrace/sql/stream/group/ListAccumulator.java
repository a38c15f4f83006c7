package dev.millrace.sql.stream.group;

import dev.millrace.column.BatchBuilder;
import dev.millrace.column.Column;
import dev.millrace.column.ColumnBatch;
import dev.millrace.column.ColumnBuilder;
import dev.millrace.column.RowCursor;
import dev.millrace.column.value.StoredForm;
import dev.millrace.sql.operator.aggregate.Aggregator;
import dev.millrace.sql.operator.aggregate.Aggregators;
import dev.millrace.sql.plan.AggregateCall;
import dev.millrace.sql.plan.QueryPlan;
import dev.millrace.sql.stream.SubRows;
import dev.millrace.sql.stream.row.PackedRow;
import dev.millrace.sql.stream.row.RowPacker;
import dev.millrace.table.data.GenericRowData;
import dev.millrace.table.data.RowData;
import dev.millrace.table.types.logical.BigIntType;
import dev.millrace.sql.user.FunctionInstances;
import dev.millrace.table.types.logical.RowType;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Keeps all rows of a group in the order of their arrival, and computes the result from them after each change. For
/// functions that depend on all values, and for functions that cannot take back values otherwise.
final class ListAccumulator implements Accumulator {
    private final RowPacker packer;
    private final RowPacker sequencePacker = new RowPacker(RowType.of(new BigIntType(false)), List.of(0));
    private final Aggregator aggregator;
    private final BatchBuilder rows;
    private final RowData.FieldGetter getter;
    private final StoredForm form;
    private final int value;
    private final int sequence;
    private final SubRows<PackedRow> arrived;
    private final boolean skipsNull;

    ListAccumulator(
            AggregateCall call,
            RowType input,
            GroupLayout layout,
            SubRows<PackedRow> arrived,
            FunctionInstances users) {
        List<Integer> columns = new ArrayList<>(call.arguments());
        for (QueryPlan.SortKey each : call.order()) columns.add(each.column());
        this.packer = new RowPacker(input, columns);
        this.aggregator = Aggregators.of(moved(call), packer.rowType(), users);
        this.rows = new BatchBuilder(packer.rowType());
        this.getter = RowData.createFieldGetter(call.type().copy(true), 0);
        this.form = StoredForm.of(call.type());
        this.value = layout.value(call.type());
        this.sequence = layout.number();
        this.arrived = arrived;
        this.skipsNull =
                call.function().equals("FIRST_VALUE") || call.function().equals("LAST_VALUE");
    }

    /// Returns the call over the packed columns.
    private static AggregateCall moved(AggregateCall call) {
        List<Integer> arguments = new ArrayList<>();
        for (int i = 0; i < call.arguments().size(); i++) arguments.add(i);
        List<QueryPlan.SortKey> order = new ArrayList<>();
        for (QueryPlan.SortKey each : call.order()) {
            order.add(
                    new QueryPlan.SortKey(arguments.size() + order.size(), each.isDescending(), each.areNullsFirst()));
        }
        return new AggregateCall(
                call.function(), false, call.ignoresNulls(), arguments, null, order, call.type(), call.user());
    }

    @Override
    public void change(GroupRow group, ColumnBatch batch, int row, int count) {
        PackedRow changed = packer.pack(batch, row);
        if (skipsNull && packer.batch(changed).column(0).isNull(0)) return;
        if (count > 0) arrived.put(sequencePacker.pack(GenericRowData.of(group.numbers[sequence]++)), changed);
        else remove(changed);
        group.values[value] = result();
    }

    private void remove(PackedRow changed) {
        for (Map.Entry<PackedRow, PackedRow> each : arrived.entries()) {
            if (!each.getValue().equals(changed)) continue;
            arrived.remove(each.getKey());
            return;
        }
    }

    private @Nullable Object result() {
        aggregator.clear();
        aggregator.resize(1);
        for (Map.Entry<PackedRow, PackedRow> each : arrived.entries()) {
            packer.unpack(each.getValue(), rows, 0);
            rows.endRow();
        }
        ColumnBatch batch = rows.build();
        int[] numbers = new int[batch.size()];
        for (int i = 0; i < numbers.length; i++) numbers[i] = i;
        aggregator.add(batch, numbers, new int[batch.size()], batch.size());
        Column column = aggregator.results(0, 1);
        RowCursor cursor = new RowCursor();
        cursor.at(ColumnBatch.of(1, List.of(column)), 0);
        Object result = getter.getFieldOrNull(cursor);
        return result == null ? null : form.of(result);
    }

    @Override
    public void append(GroupRow group, ColumnBuilder to) {
        to.appendValue(group.values[value]);
    }

    @Override
    public boolean isSame(GroupRow one, GroupRow other) {
        return Objects.equals(one.values[value], other.values[value]);
    }

    @Override
    public void clear() {
        arrived.clear();
    }
}
