package dev.millrace.sql.operator.correlate;

import dev.millrace.api.value.RowKind;
import dev.millrace.table.bitmap.Bitmap;
import dev.millrace.table.data.ArrayData;
import dev.millrace.table.data.DecimalData;
import dev.millrace.table.data.MapData;
import dev.millrace.table.data.RawValueData;
import dev.millrace.table.data.RowData;
import dev.millrace.table.data.StringData;
import dev.millrace.table.data.TimestampData;
import dev.millrace.table.variant.Variant;

/// Is a view of two rows as one.
record JoinedRow(RowData left, int width, RowData right) implements RowData {
    private RowData part(int pos) {
        return pos < width ? left : right;
    }

    private int at(int pos) {
        return pos < width ? pos : pos - width;
    }

    @Override
    public int getArity() {
        return width + right.getArity();
    }

    @Override
    public RowKind getRowKind() {
        return RowKind.INSERT;
    }

    @Override
    public void setRowKind(RowKind kind) {
        throw new UnsupportedOperationException("A joined row is always inserted.");
    }

    @Override
    public boolean isNullAt(int pos) {
        return part(pos).isNullAt(at(pos));
    }

    @Override
    public boolean getBoolean(int pos) {
        return part(pos).getBoolean(at(pos));
    }

    @Override
    public byte getByte(int pos) {
        return part(pos).getByte(at(pos));
    }

    @Override
    public short getShort(int pos) {
        return part(pos).getShort(at(pos));
    }

    @Override
    public int getInt(int pos) {
        return part(pos).getInt(at(pos));
    }

    @Override
    public long getLong(int pos) {
        return part(pos).getLong(at(pos));
    }

    @Override
    public float getFloat(int pos) {
        return part(pos).getFloat(at(pos));
    }

    @Override
    public double getDouble(int pos) {
        return part(pos).getDouble(at(pos));
    }

    @Override
    public StringData getString(int pos) {
        return part(pos).getString(at(pos));
    }

    @Override
    public byte[] getBinary(int pos) {
        return part(pos).getBinary(at(pos));
    }

    @Override
    public ArrayData getArray(int pos) {
        return part(pos).getArray(at(pos));
    }

    @Override
    public MapData getMap(int pos) {
        return part(pos).getMap(at(pos));
    }

    @Override
    public DecimalData getDecimal(int pos, int precision, int scale) {
        return part(pos).getDecimal(at(pos), precision, scale);
    }

    @Override
    public TimestampData getTimestamp(int pos, int precision) {
        return part(pos).getTimestamp(at(pos), precision);
    }

    @Override
    public <T> RawValueData<T> getRawValue(int pos) {
        return part(pos).getRawValue(at(pos));
    }

    @Override
    public Variant getVariant(int pos) {
        return part(pos).getVariant(at(pos));
    }

    @Override
    public Bitmap getBitmap(int pos) {
        return part(pos).getBitmap(at(pos));
    }

    @Override
    public RowData getRow(int pos, int numFields) {
        return part(pos).getRow(at(pos), numFields);
    }
}
