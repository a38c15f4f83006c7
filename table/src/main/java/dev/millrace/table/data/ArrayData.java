package dev.millrace.table.data;

import dev.millrace.table.bitmap.Bitmap;
import dev.millrace.table.types.logical.LogicalType;
import dev.millrace.table.variant.Variant;
import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/// Is a value of the type ARRAY. Its elements have internal form.
public interface ArrayData {
    /// Returns the number of elements.
    int size();

    /// Returns whether the element at a position is NULL.
    boolean isNullAt(int pos);

    /// Returns the truth value at a position.
    boolean getBoolean(int pos);

    /// Returns the TINYINT at a position.
    byte getByte(int pos);

    /// Returns the SMALLINT at a position.
    short getShort(int pos);

    /// Returns the INT, DATE, TIME or interval of months at a position.
    int getInt(int pos);

    /// Returns the BIGINT or interval of milliseconds at a position.
    long getLong(int pos);

    /// Returns the FLOAT at a position.
    float getFloat(int pos);

    /// Returns the DOUBLE at a position.
    double getDouble(int pos);

    /// Returns the text at a position.
    StringData getString(int pos);

    /// Returns the sequence of bytes at a position.
    byte[] getBinary(int pos);

    /// Returns the array at a position.
    ArrayData getArray(int pos);

    /// Returns the map or multiset at a position.
    MapData getMap(int pos);

    /// Returns the number of the type DECIMAL at a position.
    DecimalData getDecimal(int pos, int precision, int scale);

    /// Returns the timestamp at a position.
    TimestampData getTimestamp(int pos, int precision);

    /// Returns the value of the type RAW at a position.
    <T> RawValueData<T> getRawValue(int pos);

    /// Returns the value of the type VARIANT at a position.
    Variant getVariant(int pos);

    /// Returns the value of the type BITMAP at a position. Callers must not change it.
    Bitmap getBitmap(int pos);

    /// Returns the row at a position.
    RowData getRow(int pos, int numFields);

    /// Returns the elements, of which none may be NULL.
    boolean[] toBooleanArray();

    /// Returns the elements, of which none may be NULL.
    byte[] toByteArray();

    /// Returns the elements, of which none may be NULL.
    short[] toShortArray();

    /// Returns the elements, of which none may be NULL.
    int[] toIntArray();

    /// Returns the elements, of which none may be NULL.
    long[] toLongArray();

    /// Returns the elements, of which none may be NULL.
    float[] toFloatArray();

    /// Returns the elements, of which none may be NULL.
    double[] toDoubleArray();

    /// Returns a reader of elements of a type.
    static ElementGetter createElementGetter(LogicalType elementType) {
        return Getters.ofElements(elementType);
    }

    /// Reads an element of an array.
    interface ElementGetter extends Serializable {
        /// Returns the element at a position, or null.
        @Nullable
        Object getElementOrNull(ArrayData array, int pos);
    }
}
