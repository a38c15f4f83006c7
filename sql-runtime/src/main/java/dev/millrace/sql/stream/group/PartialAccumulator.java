package dev.millrace.sql.stream.group;

import dev.millrace.column.BatchBuilder;
import dev.millrace.column.Column;
import dev.millrace.column.ColumnBatch;
import dev.millrace.column.ColumnBuilder;
import dev.millrace.column.ColumnEquality;
import dev.millrace.column.RowCursor;
import dev.millrace.column.value.StoredForm;
import dev.millrace.sql.operator.aggregate.Aggregator;
import dev.millrace.table.data.RowData;
import dev.millrace.table.types.logical.LogicalType;
import dev.millrace.table.types.logical.RowType;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Keeps the intermediate results of an aggregator of bounded queries. For inputs whose rows are never taken back.
final class PartialAccumulator implements Accumulator {
    private final Aggregator aggregator;
    private final List<LogicalType> types;
    private final StoredForm[] forms;
    private final RowData.FieldGetter[] getters;
    private final BatchBuilder builder;
    private final int first;
    private final int present;
    private final int[] row = new int[1];
    private final int[] group = new int[1];

    PartialAccumulator(Aggregator aggregator, GroupLayout layout) {
        this.aggregator = aggregator;
        this.types = aggregator.partialTypes();
        this.forms = types.stream().map(StoredForm::of).toArray(StoredForm[]::new);
        this.getters = new RowData.FieldGetter[types.size()];
        this.builder = new BatchBuilder(RowType.of(types.toArray(new LogicalType[0])), 1);
        int at = -1;
        for (int i = 0; i < getters.length; i++) {
            getters[i] = RowData.createFieldGetter(types.get(i).copy(true), i);
            int place = layout.value(types.get(i));
            if (at < 0) at = place;
        }
        this.first = at;
        this.present = layout.number();
    }

    private void load(GroupRow from) {
        aggregator.clear();
        aggregator.resize(1);
        if (from.numbers[present] == 0) return;
        for (int i = 0; i < forms.length; i++) builder.column(i).appendValue(from.values[first + i]);
        builder.endRow();
        aggregator.merge(builder.build(), 0, group);
    }

    @Override
    public void change(GroupRow changed, ColumnBatch batch, int rowNumber, int count) {
        load(changed);
        row[0] = rowNumber;
        aggregator.add(batch, row, group, 1);
        RowCursor cursor = new RowCursor();
        cursor.at(ColumnBatch.of(1, aggregator.partials(0, 1)), 0);
        for (int i = 0; i < forms.length; i++) {
            Object value = getters[i].getFieldOrNull(cursor);
            changed.values[first + i] = value == null ? null : forms[i].of(value);
        }
        changed.numbers[present] = 1;
    }

    private Column result(GroupRow from) {
        load(from);
        return aggregator.results(0, 1);
    }

    @Override
    public void append(GroupRow from, ColumnBuilder to) {
        to.append(result(from), 0);
    }

    @Override
    public boolean isSame(GroupRow one, GroupRow other) {
        for (int i = 0; i < forms.length; i++) {
            @Nullable Object before = one.values[first + i];
            if (!Objects.equals(before, other.values[first + i])) {
                return ColumnEquality.areSame(result(one), 0, result(other), 0);
            }
        }
        return one.numbers[present] == other.numbers[present];
    }
}
