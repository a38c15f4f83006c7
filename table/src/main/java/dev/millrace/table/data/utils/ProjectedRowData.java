package dev.millrace.table.data.utils;

import dev.millrace.api.value.RowKind;
import dev.millrace.table.bitmap.Bitmap;
import dev.millrace.table.connector.Projection;
import dev.millrace.table.data.ArrayData;
import dev.millrace.table.data.DecimalData;
import dev.millrace.table.data.GenericRowData;
import dev.millrace.table.data.MapData;
import dev.millrace.table.data.RawValueData;
import dev.millrace.table.data.RowData;
import dev.millrace.table.data.StringData;
import dev.millrace.table.data.TimestampData;
import dev.millrace.table.variant.Variant;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Shows some fields of a row. A field that the projection lacks is NULL. Not thread-safe.
public class ProjectedRowData implements RowData {
    private final int[] indexMapping;
    private RowData row = new GenericRowData(0);

    /// Creates a view of fields.
    ///
    /// @param indexMapping the indexes of the fields; -1 for NULL
    protected ProjectedRowData(int[] indexMapping) {
        this.indexMapping = indexMapping;
    }

    /// Creates a view of fields.
    public static ProjectedRowData from(int[] projection) {
        return new ProjectedRowData(projection.clone());
    }

    /// Creates a view of fields.
    ///
    /// @throws IllegalArgumentException if a path leads into a nested row
    public static ProjectedRowData from(int[][] projection) {
        return from(Projection.of(projection));
    }

    /// Creates a view of fields.
    public static ProjectedRowData from(Projection projection) {
        if (projection.isNested()) throw new IllegalArgumentException("Fields of nested rows cannot be shown.");
        return new ProjectedRowData(projection.toTopLevelIndexes());
    }

    /// Replaces the row whose fields are shown, and returns this view.
    public ProjectedRowData replaceRow(RowData newRow) {
        this.row = newRow;
        return this;
    }

    @Override
    public int getArity() {
        return indexMapping.length;
    }

    @Override
    public RowKind getRowKind() {
        return row.getRowKind();
    }

    @Override
    public void setRowKind(RowKind kind) {
        row.setRowKind(kind);
    }

    @Override
    public boolean isNullAt(int pos) {
        return indexMapping[pos] < 0 || row.isNullAt(indexMapping[pos]);
    }

    @Override
    public boolean getBoolean(int pos) {
        return row.getBoolean(indexMapping[pos]);
    }

    @Override
    public byte getByte(int pos) {
        return row.getByte(indexMapping[pos]);
    }

    @Override
    public short getShort(int pos) {
        return row.getShort(indexMapping[pos]);
    }

    @Override
    public int getInt(int pos) {
        return row.getInt(indexMapping[pos]);
    }

    @Override
    public long getLong(int pos) {
        return row.getLong(indexMapping[pos]);
    }

    @Override
    public float getFloat(int pos) {
        return row.getFloat(indexMapping[pos]);
    }

    @Override
    public double getDouble(int pos) {
        return row.getDouble(indexMapping[pos]);
    }

    @Override
    public StringData getString(int pos) {
        return row.getString(indexMapping[pos]);
    }

    @Override
    public byte[] getBinary(int pos) {
        return row.getBinary(indexMapping[pos]);
    }

    @Override
    public ArrayData getArray(int pos) {
        return row.getArray(indexMapping[pos]);
    }

    @Override
    public MapData getMap(int pos) {
        return row.getMap(indexMapping[pos]);
    }

    @Override
    public DecimalData getDecimal(int pos, int precision, int scale) {
        return row.getDecimal(indexMapping[pos], precision, scale);
    }

    @Override
    public TimestampData getTimestamp(int pos, int precision) {
        return row.getTimestamp(indexMapping[pos], precision);
    }

    @Override
    public RowData getRow(int pos, int numFields) {
        return row.getRow(indexMapping[pos], numFields);
    }

    @Override
    public <T> RawValueData<T> getRawValue(int pos) {
        return row.getRawValue(indexMapping[pos]);
    }

    @Override
    public Variant getVariant(int pos) {
        return row.getVariant(indexMapping[pos]);
    }

    @Override
    public Bitmap getBitmap(int pos) {
        return row.getBitmap(indexMapping[pos]);
    }

    @Override
    public String toString() {
        return "fields " + Arrays.toString(indexMapping) + " of " + row;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof ProjectedRowData projected
                && Arrays.equals(indexMapping, projected.indexMapping)
                && row.equals(projected.row);
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(indexMapping) + row.hashCode();
    }
}
