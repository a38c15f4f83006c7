package dev.millrace.table.variant;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Is a value of the SQL type VARIANT: a scalar with its type, an array, or an object with fields. Immutable. A getter
/// of another type than that of the value fails, also if the types are alike.
public interface Variant {
    /// Returns whether the value is neither an array nor an object.
    boolean isPrimitive();

    /// Returns whether the value is an array.
    boolean isArray();

    /// Returns whether the value is an object.
    boolean isObject();

    /// Returns whether the value is the null of JSON.
    boolean isNull();

    /// Returns the type.
    Type getType();

    /// Returns the value of the type BOOLEAN.
    ///
    /// @throws VariantTypeException if the value has another type
    boolean getBoolean() throws VariantTypeException;

    /// Returns the value of the type TINYINT.
    ///
    /// @throws VariantTypeException if the value has another type
    byte getByte() throws VariantTypeException;

    /// Returns the value of the type SMALLINT.
    ///
    /// @throws VariantTypeException if the value has another type
    short getShort() throws VariantTypeException;

    /// Returns the value of the type INT.
    ///
    /// @throws VariantTypeException if the value has another type
    int getInt() throws VariantTypeException;

    /// Returns the value of the type BIGINT.
    ///
    /// @throws VariantTypeException if the value has another type
    long getLong() throws VariantTypeException;

    /// Returns the value of the type FLOAT.
    ///
    /// @throws VariantTypeException if the value has another type
    float getFloat() throws VariantTypeException;

    /// Returns the value of the type DECIMAL, without zeros at its end.
    ///
    /// @throws VariantTypeException if the value has another type
    BigDecimal getDecimal() throws VariantTypeException;

    /// Returns the value of the type DOUBLE.
    ///
    /// @throws VariantTypeException if the value has another type
    double getDouble() throws VariantTypeException;

    /// Returns the value of the type STRING.
    ///
    /// @throws VariantTypeException if the value has another type
    String getString() throws VariantTypeException;

    /// Returns the value of the type DATE.
    ///
    /// @throws VariantTypeException if the value has another type
    LocalDate getDate() throws VariantTypeException;

    /// Returns the value of the type TIMESTAMP.
    ///
    /// @throws VariantTypeException if the value has another type
    LocalDateTime getDateTime() throws VariantTypeException;

    /// Returns the value of the type TIMESTAMP_LTZ.
    ///
    /// @throws VariantTypeException if the value has another type
    Instant getInstant() throws VariantTypeException;

    /// Returns the value of the type BYTES.
    ///
    /// @throws VariantTypeException if the value has another type
    byte[] getBytes() throws VariantTypeException;

    /// Returns the object of a scalar; null for the null of JSON.
    ///
    /// @throws VariantTypeException if the value is an array or an object
    @Nullable
    Object get() throws VariantTypeException;

    /// Returns the object of a scalar, as the type that the caller expects.
    ///
    /// @throws VariantTypeException if the value is an array or an object
    <T> @Nullable T getAs() throws VariantTypeException;

    /// Returns the element of an array at an index from 0; null if the array is shorter.
    ///
    /// @throws VariantTypeException if the value is no array
    @Nullable
    Variant getElement(int index) throws VariantTypeException;

    /// Returns the number of elements of an array.
    ///
    /// @throws VariantTypeException if the value is no array
    int getArraySize() throws VariantTypeException;

    /// Returns the field of an object; null if it has none of this name.
    ///
    /// @throws VariantTypeException if the value is no object
    @Nullable
    Variant getField(String fieldName) throws VariantTypeException;

    /// Returns the names of an object's fields in order.
    ///
    /// @throws VariantTypeException if the value is no object
    List<String> getFieldNames() throws VariantTypeException;

    /// Returns the value as JSON without blanks.
    String toJson();

    /// Returns a builder of variants.
    static VariantBuilder newBuilder() {
        return new VariantValues();
    }

    /// Is the type of a variant.
    enum Type {
        /// Has fields.
        OBJECT,
        /// Has elements.
        ARRAY,
        /// Is the null of JSON.
        NULL,
        /// Is true or false.
        BOOLEAN,
        /// Is a number of 8 bits.
        TINYINT,
        /// Is a number of 16 bits.
        SMALLINT,
        /// Is a number of 32 bits.
        INT,
        /// Is a number of 64 bits.
        BIGINT,
        /// Is an approximate number of 32 bits.
        FLOAT,
        /// Is an approximate number of 64 bits.
        DOUBLE,
        /// Is an exact number of up to 38 digits.
        DECIMAL,
        /// Is a text.
        STRING,
        /// Is a day.
        DATE,
        /// Is a local time with microseconds.
        TIMESTAMP,
        /// Is a point in time with microseconds.
        TIMESTAMP_LTZ,
        /// Is an array of bytes.
        BYTES
    }
}
