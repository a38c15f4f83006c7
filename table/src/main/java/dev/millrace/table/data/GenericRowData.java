package dev.millrace.table.data;

import dev.millrace.api.value.RowKind;
import dev.millrace.table.bitmap.Bitmap;
import dev.millrace.table.variant.Variant;
import java.util.Arrays;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Is a row that has its fields as objects.
public final class GenericRowData implements RowData {
    private final @Nullable Object[] fields;
    private RowKind kind;

    /// Creates a row of NULLs with the given kind and number of fields.
    public GenericRowData(RowKind kind, int arity) {
        this.fields = new Object[arity];
        this.kind = kind;
    }

    /// Creates an inserted row of NULLs with the given number of fields.
    public GenericRowData(int arity) {
        this(RowKind.INSERT, arity);
    }

    /// Returns an inserted row with the given fields.
    public static GenericRowData of(@Nullable Object... values) {
        return ofKind(RowKind.INSERT, values);
    }

    /// Returns a row with the given kind and fields.
    public static GenericRowData ofKind(RowKind kind, @Nullable Object... values) {
        GenericRowData row = new GenericRowData(kind, values.length);
        System.arraycopy(values, 0, row.fields, 0, values.length);
        return row;
    }

    /// Sets a field to a value in internal form.
    public void setField(int pos, @Nullable Object value) {
        fields[pos] = value;
    }

    /// Returns a field in internal form.
    public @Nullable Object getField(int pos) {
        return fields[pos];
    }

    private Object present(int pos) {
        return Objects.requireNonNull(fields[pos], () -> "The field " + pos + " is NULL.");
    }

    @Override
    public int getArity() {
        return fields.length;
    }

    @Override
    public RowKind getRowKind() {
        return kind;
    }

    @Override
    public void setRowKind(RowKind value) {
        kind = value;
    }

    @Override
    public boolean isNullAt(int pos) {
        return fields[pos] == null;
    }

    @Override
    public boolean getBoolean(int pos) {
        return (boolean) present(pos);
    }

    @Override
    public byte getByte(int pos) {
        return (byte) present(pos);
    }

    @Override
    public short getShort(int pos) {
        return (short) present(pos);
    }

    @Override
    public int getInt(int pos) {
        return (int) present(pos);
    }

    @Override
    public long getLong(int pos) {
        return (long) present(pos);
    }

    @Override
    public float getFloat(int pos) {
        return (float) present(pos);
    }

    @Override
    public double getDouble(int pos) {
        return (double) present(pos);
    }

    @Override
    public StringData getString(int pos) {
        return (StringData) present(pos);
    }

    @Override
    public byte[] getBinary(int pos) {
        return (byte[]) present(pos);
    }

    @Override
    public ArrayData getArray(int pos) {
        return (ArrayData) present(pos);
    }

    @Override
    public MapData getMap(int pos) {
        return (MapData) present(pos);
    }

    @Override
    public DecimalData getDecimal(int pos, int precision, int scale) {
        return (DecimalData) present(pos);
    }

    @Override
    public TimestampData getTimestamp(int pos, int precision) {
        return (TimestampData) present(pos);
    }

    @Override
    @SuppressWarnings("unchecked") // The caller knows the class of the objects.
    public <T> RawValueData<T> getRawValue(int pos) {
        return (RawValueData<T>) present(pos);
    }

    @Override
    public Variant getVariant(int pos) {
        return (Variant) present(pos);
    }

    @Override
    public Bitmap getBitmap(int pos) {
        return (Bitmap) present(pos);
    }

    @Override
    public RowData getRow(int pos, int numFields) {
        return (RowData) present(pos);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof GenericRowData row && kind == row.kind && Arrays.deepEquals(fields, row.fields);
    }

    @Override
    public int hashCode() {
        return 31 * kind.toByteValue() + Arrays.deepHashCode(fields);
    }

    @Override
    public String toString() {
        String texts = Arrays.stream(fields)
                .map(each -> each instanceof byte[] bytes ? Arrays.toString(bytes) : String.valueOf(each))
                .collect(Collectors.joining(","));
        return kind.shortString() + "(" + texts + ")";
    }
}
