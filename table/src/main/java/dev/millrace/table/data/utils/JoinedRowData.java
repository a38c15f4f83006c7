package dev.millrace.table.data.utils;

import dev.millrace.api.value.RowKind;
import dev.millrace.table.bitmap.Bitmap;
import dev.millrace.table.data.ArrayData;
import dev.millrace.table.data.DecimalData;
import dev.millrace.table.data.GenericRowData;
import dev.millrace.table.data.MapData;
import dev.millrace.table.data.RawValueData;
import dev.millrace.table.data.RowData;
import dev.millrace.table.data.StringData;
import dev.millrace.table.data.TimestampData;
import dev.millrace.table.variant.Variant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Shows the fields of two rows as one row. Not thread-safe.
public class JoinedRowData implements RowData {
    private RowKind kind;
    private RowData row1;
    private RowData row2;

    /// Creates a view without fields.
    public JoinedRowData() {
        this(new GenericRowData(0), new GenericRowData(0));
    }

    /// Creates a view of inserted rows.
    public JoinedRowData(RowData row1, RowData row2) {
        this(RowKind.INSERT, row1, row2);
    }

    /// Creates a view of rows.
    public JoinedRowData(RowKind kind, RowData row1, RowData row2) {
        this.kind = kind;
        this.row1 = row1;
        this.row2 = row2;
    }

    /// Replaces the rows, and returns this view.
    public JoinedRowData replace(RowData first, RowData second) {
        this.row1 = first;
        this.row2 = second;
        return this;
    }

    private boolean isFirst(int pos) {
        return pos < row1.getArity();
    }

    private RowData owner(int pos) {
        return isFirst(pos) ? row1 : row2;
    }

    private int index(int pos) {
        return isFirst(pos) ? pos : pos - row1.getArity();
    }

    @Override
    public int getArity() {
        return row1.getArity() + row2.getArity();
    }

    @Override
    public RowKind getRowKind() {
        return kind;
    }

    @Override
    public void setRowKind(RowKind newKind) {
        this.kind = newKind;
    }

    @Override
    public boolean isNullAt(int pos) {
        return owner(pos).isNullAt(index(pos));
    }

    @Override
    public boolean getBoolean(int pos) {
        return owner(pos).getBoolean(index(pos));
    }

    @Override
    public byte getByte(int pos) {
        return owner(pos).getByte(index(pos));
    }

    @Override
    public short getShort(int pos) {
        return owner(pos).getShort(index(pos));
    }

    @Override
    public int getInt(int pos) {
        return owner(pos).getInt(index(pos));
    }

    @Override
    public long getLong(int pos) {
        return owner(pos).getLong(index(pos));
    }

    @Override
    public float getFloat(int pos) {
        return owner(pos).getFloat(index(pos));
    }

    @Override
    public double getDouble(int pos) {
        return owner(pos).getDouble(index(pos));
    }

    @Override
    public StringData getString(int pos) {
        return owner(pos).getString(index(pos));
    }

    @Override
    public byte[] getBinary(int pos) {
        return owner(pos).getBinary(index(pos));
    }

    @Override
    public ArrayData getArray(int pos) {
        return owner(pos).getArray(index(pos));
    }

    @Override
    public MapData getMap(int pos) {
        return owner(pos).getMap(index(pos));
    }

    @Override
    public DecimalData getDecimal(int pos, int precision, int scale) {
        return owner(pos).getDecimal(index(pos), precision, scale);
    }

    @Override
    public TimestampData getTimestamp(int pos, int precision) {
        return owner(pos).getTimestamp(index(pos), precision);
    }

    @Override
    public RowData getRow(int pos, int numFields) {
        return owner(pos).getRow(index(pos), numFields);
    }

    @Override
    public <T> RawValueData<T> getRawValue(int pos) {
        return owner(pos).getRawValue(index(pos));
    }

    @Override
    public Variant getVariant(int pos) {
        return owner(pos).getVariant(index(pos));
    }

    @Override
    public Bitmap getBitmap(int pos) {
        return owner(pos).getBitmap(index(pos));
    }

    @Override
    public String toString() {
        return row1 + " and " + row2;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof JoinedRowData joined
                && kind == joined.kind
                && Objects.equals(row1, joined.row1)
                && Objects.equals(row2, joined.row2);
    }

    @Override
    public int hashCode() {
        return Objects.hash(kind, row1, row2);
    }
}
