package dev.millrace.sql.stream.group;

import dev.millrace.column.ColumnBatch;
import dev.millrace.column.ColumnBuilder;
import dev.millrace.column.RowCursor;
import dev.millrace.column.value.StoredForm;
import dev.millrace.column.value.ValueComparators;
import dev.millrace.sql.operator.OperatorFaults;
import dev.millrace.table.data.RowData;
import dev.millrace.table.types.logical.LogicalType;
import java.util.Comparator;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Keeps one of the values of inputs whose rows are never taken back: the least, greatest, first, last or only one.
final class ValueAccumulator implements Accumulator {
    /// Says which value is kept.
    enum Choice {
        LEAST,
        GREATEST,
        FIRST,
        LAST,
        ONLY
    }

    private final Choice choice;
    private final int argument;
    private final RowData.FieldGetter getter;
    private final StoredForm form;
    private final @Nullable Comparator<Object> order;
    private final RowCursor cursor = new RowCursor();
    private final int value;
    private final int present;

    ValueAccumulator(Choice choice, int argument, LogicalType type, GroupLayout layout) {
        this.choice = choice;
        this.argument = argument;
        this.getter = RowData.createFieldGetter(type.copy(true), argument);
        this.form = StoredForm.of(type);
        this.order = choice == Choice.LEAST || choice == Choice.GREATEST ? ValueComparators.of(type) : null;
        this.value = layout.value(type);
        this.present = layout.number();
    }

    @Override
    public void change(GroupRow group, ColumnBatch batch, int row, int count) {
        boolean isNull = batch.column(argument).isNull(row);
        if (choice == Choice.ONLY) requireOnly(group, count);
        if (isNull && choice != Choice.ONLY) return;
        cursor.at(batch, row);
        Object next = isNull ? null : form.of(Objects.requireNonNull(getter.getFieldOrNull(cursor)));
        if (next == null || wins(next, group.values[value])) group.values[value] = next;
    }

    private void requireOnly(GroupRow group, int count) {
        group.numbers[present] += count;
        if (group.numbers[present] > 1) {
            throw OperatorFaults.ROWS
                    .what("A subquery that must return one value returned several rows.")
                    .fix("Add a condition, LIMIT 1 or an aggregate function to the subquery.");
        }
    }

    private boolean wins(Object next, @Nullable Object before) {
        if (before == null) return true;
        return switch (choice) {
            case LEAST -> Objects.requireNonNull(order).compare(next, before) < 0;
            case GREATEST -> Objects.requireNonNull(order).compare(next, before) > 0;
            case FIRST -> false;
            case LAST, ONLY -> true;
        };
    }

    @Override
    public void append(GroupRow group, ColumnBuilder to) {
        to.appendValue(group.values[value]);
    }

    @Override
    public boolean isSame(GroupRow one, GroupRow other) {
        return Objects.equals(one.values[value], other.values[value]);
    }
}
