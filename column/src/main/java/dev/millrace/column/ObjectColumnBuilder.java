package dev.millrace.column;

import dev.millrace.column.value.StoredForm;
import dev.millrace.table.data.RowData;
import dev.millrace.table.types.logical.LogicalType;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Builds columns of objects in internal form. Views of rows and arrays become objects of their own. Not thread-safe.
public final class ObjectColumnBuilder extends ColumnBuilder {
    private static final int OBJECT_BYTES = 64;

    private final StoredForm form;
    private final LogicalType type;
    private RowData.@Nullable FieldGetter getter;
    private int getterPos = -1;
    private @Nullable Object[] values = {};

    ObjectColumnBuilder(LogicalType type, int capacity) {
        super(capacity);
        this.type = type;
        this.form = StoredForm.of(type);
    }

    @Override
    public void append(Column source, int row) {
        add(((ObjectColumn) source).value(row));
    }

    @Override
    public void appendField(RowData row, int pos) {
        appendValue(getterAt(pos).getFieldOrNull(row));
    }

    private RowData.FieldGetter getterAt(int pos) {
        RowData.FieldGetter known = getter;
        if (known != null && getterPos == pos) return known;
        RowData.FieldGetter created = RowData.createFieldGetter(type, pos);
        getter = created;
        getterPos = pos;
        return created;
    }

    @Override
    public void appendValue(@Nullable Object internal) {
        add(internal == null ? null : form.of(internal));
    }

    @Override
    public void appendNull() {
        add(null);
    }

    private void add(@Nullable Object value) {
        if (size == values.length) values = Arrays.copyOf(values, grownLength(size));
        values[size++] = value;
    }

    @Override
    public long bytes() {
        return 4L * values.length + OBJECT_BYTES * (long) size;
    }

    @Override
    public ObjectColumn build() {
        @Nullable Object[] taken = isSparse(values.length) ? Arrays.copyOf(values, size) : values;
        ObjectColumn column = new ObjectColumn(taken, size);
        values = new Object[0];
        size = 0;
        return column;
    }
}
