package dev.millrace.column;

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
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Shows one row of a batch at a time. Not thread-safe. The row changes with each call of [#at].
public final class RowCursor implements RowData {
    private static final ColumnBatch NOTHING = ColumnBatch.of(0, List.of());

    private ColumnBatch batch = NOTHING;
    private int row;

    /// Creates a cursor that shows no row.
    public RowCursor() {}

    /// Moves the cursor to a row of a batch.
    public void at(ColumnBatch newBatch, int newRow) {
        batch = newBatch;
        row = newRow;
    }

    @Override
    public int getArity() {
        return batch.width();
    }

    @Override
    public RowKind getRowKind() {
        return batch.kind(row);
    }

    @Override
    public void setRowKind(RowKind kind) {
        if (kind != getRowKind()) throw new UnsupportedOperationException("Rows of batches are immutable.");
    }

    @Override
    public boolean isNullAt(int pos) {
        return batch.column(pos).isNull(row);
    }

    @Override
    public boolean getBoolean(int pos) {
        return ((BooleanColumn) batch.column(pos)).value(row) != 0;
    }

    @Override
    public byte getByte(int pos) {
        return (byte) getInt(pos);
    }

    @Override
    public short getShort(int pos) {
        return (short) getInt(pos);
    }

    @Override
    public int getInt(int pos) {
        return ((IntColumn) batch.column(pos)).value(row);
    }

    @Override
    public long getLong(int pos) {
        return ((LongColumn) batch.column(pos)).value(row);
    }

    @Override
    public float getFloat(int pos) {
        return ((FloatColumn) batch.column(pos)).value(row);
    }

    @Override
    public double getDouble(int pos) {
        return ((DoubleColumn) batch.column(pos)).value(row);
    }

    @Override
    public StringData getString(int pos) {
        return StringData.fromBytes(getBinary(pos));
    }

    @Override
    public byte[] getBinary(int pos) {
        return ((BytesColumn) batch.column(pos)).value(row);
    }

    @Override
    public ArrayData getArray(int pos) {
        return (ArrayData) object(batch.column(pos));
    }

    @Override
    public MapData getMap(int pos) {
        return (MapData) object(batch.column(pos));
    }

    @Override
    public DecimalData getDecimal(int pos, int precision, int scale) {
        return batch.column(pos) instanceof LongColumn digits
                ? DecimalData.fromUnscaledLong(digits.value(row), precision, scale)
                : (DecimalData) object(batch.column(pos));
    }

    @Override
    public TimestampData getTimestamp(int pos, int precision) {
        return batch.column(pos) instanceof LongColumn millis
                ? TimestampData.fromEpochMillis(millis.value(row))
                : (TimestampData) object(batch.column(pos));
    }

    @Override
    @SuppressWarnings("unchecked") // The caller knows the class of the objects.
    public <T> RawValueData<T> getRawValue(int pos) {
        return (RawValueData<T>) object(batch.column(pos));
    }

    @Override
    public Variant getVariant(int pos) {
        return (Variant) object(batch.column(pos));
    }

    @Override
    public Bitmap getBitmap(int pos) {
        return (Bitmap) object(batch.column(pos));
    }

    @Override
    public RowData getRow(int pos, int numFields) {
        return (RowData) object(batch.column(pos));
    }

    private Object object(Column column) {
        @Nullable Object value = ((ObjectColumn) column).value(row);
        return Objects.requireNonNull(value, "The field is NULL.");
    }
}
