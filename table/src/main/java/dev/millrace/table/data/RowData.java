package dev.millrace.table.data;

import dev.millrace.api.value.RowKind;
import dev.millrace.table.bitmap.Bitmap;
import dev.millrace.table.types.logical.LogicalType;
import dev.millrace.table.variant.Variant;
import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/// Is a row of a table, or a value of the types ROW and STRUCTURED. Its fields have internal form:
///
/// | type | class |
/// |---|---|
/// | CHAR, VARCHAR | [StringData] |
/// | BINARY, VARBINARY | `byte[]` |
/// | DECIMAL | [DecimalData] |
/// | DATE, TIME, interval of months | `int`: days since 1970, milliseconds of the day, months |
/// | interval of days to seconds | `long`: milliseconds |
/// | timestamps | [TimestampData] |
/// | ARRAY | [ArrayData] |
/// | MAP, MULTISET | [MapData] |
/// | ROW, structured types | [RowData] |
/// | RAW | [RawValueData] |
/// | VARIANT | [Variant] |
/// | BITMAP | [Bitmap] |
public interface RowData {
    /// Returns the number of fields.
    int getArity();

    /// Returns the kind of change that the row is.
    RowKind getRowKind();

    /// Sets the kind of change that the row is.
    void setRowKind(RowKind kind);

    /// Returns whether the field at a position is NULL.
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

    /// Returns a reader of the field at a position.
    static FieldGetter createFieldGetter(LogicalType fieldType, int fieldPos) {
        return Getters.ofField(fieldType, fieldPos);
    }

    /// Reads a field of a row.
    interface FieldGetter extends Serializable {
        /// Returns the field, or null.
        @Nullable
        Object getFieldOrNull(RowData row);
    }
}
