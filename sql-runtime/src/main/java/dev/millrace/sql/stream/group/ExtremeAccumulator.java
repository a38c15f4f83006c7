package dev.millrace.sql.stream.group;

import dev.millrace.column.ColumnBatch;
import dev.millrace.column.ColumnBuilder;
import dev.millrace.column.RowCursor;
import dev.millrace.column.value.StoredForm;
import dev.millrace.column.value.ValueComparators;
import dev.millrace.sql.stream.SubRows;
import dev.millrace.sql.stream.row.PackedRow;
import dev.millrace.sql.stream.row.RowPacker;
import dev.millrace.table.data.RowData;
import dev.millrace.table.types.logical.LogicalType;
import dev.millrace.table.types.logical.RowType;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Finds the least or greatest value of inputs whose rows may be taken back. It counts each value, and looks for the
/// next best one when the best one has gone.
final class ExtremeAccumulator implements Accumulator {
    private final int argument;
    private final boolean isMax;
    private final RowPacker packer;
    private final RowData.FieldGetter getter;
    private final RowData.FieldGetter packedGetter;
    private final StoredForm form;
    private final Comparator<Object> order;
    private final RowCursor cursor = new RowCursor();
    private final int value;
    private final SubRows<Long> counts;

    ExtremeAccumulator(RowType input, int argument, boolean isMax, GroupLayout layout, SubRows<Long> counts) {
        LogicalType type = input.getTypeAt(argument);
        this.argument = argument;
        this.isMax = isMax;
        this.packer = new RowPacker(input, List.of(argument));
        this.getter = RowData.createFieldGetter(type.copy(true), argument);
        this.packedGetter = RowData.createFieldGetter(type.copy(true), 0);
        this.form = StoredForm.of(type);
        this.order = ValueComparators.of(type);
        this.value = layout.value(type);
        this.counts = counts;
    }

    @Override
    public void change(GroupRow group, ColumnBatch batch, int row, int count) {
        if (batch.column(argument).isNull(row)) return;
        PackedRow key = packer.pack(batch, row);
        Long before = counts.find(key);
        long after = (before == null ? 0 : before) + count;
        if (after == 0) counts.remove(key);
        else counts.put(key, after);
        cursor.at(batch, row);
        Object changed = form.of(Objects.requireNonNull(getter.getFieldOrNull(cursor)));
        Object best = group.values[value];
        if (after > 0) {
            if (best == null || isBetter(changed, best)) group.values[value] = changed;
        } else if (best != null && order.compare(changed, best) == 0) {
            group.values[value] = next();
        }
    }

    private boolean isBetter(Object one, Object other) {
        int result = order.compare(one, other);
        return isMax ? result > 0 : result < 0;
    }

    private @Nullable Object next() {
        Object best = null;
        for (Map.Entry<PackedRow, Long> each : counts.entries()) {
            if (each.getValue() <= 0) continue;
            Object next = packedGetter.getFieldOrNull(packer.row(each.getKey()));
            if (next != null && (best == null || isBetter(next, best))) best = form.of(next);
        }
        return best;
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
        counts.clear();
    }
}
