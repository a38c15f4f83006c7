package dev.millrace.table.variant;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;

/// Builds variants.
public interface VariantBuilder {
    /// Returns a variant of the type TINYINT.
    Variant of(byte b);

    /// Returns a variant of the type SMALLINT.
    Variant of(short s);

    /// Returns a variant of the type INT.
    Variant of(int i);

    /// Returns a variant of the type BIGINT.
    Variant of(long l);

    /// Returns a variant of the type STRING.
    Variant of(String s);

    /// Returns a variant of the type DOUBLE.
    Variant of(double d);

    /// Returns a variant of the type FLOAT.
    Variant of(float f);

    /// Returns a variant of the type BYTES with a copy of the bytes.
    Variant of(byte[] bytes);

    /// Returns a variant of the type BOOLEAN.
    Variant of(boolean b);

    /// Returns a variant of the type DECIMAL.
    ///
    /// @throws VariantTypeException if the number has more than 38 digits
    Variant of(BigDecimal bigDecimal);

    /// Returns a variant of the type TIMESTAMP_LTZ, without the digits behind microseconds.
    Variant of(Instant instant);

    /// Returns a variant of the type DATE.
    Variant of(LocalDate localDate);

    /// Returns a variant of the type TIMESTAMP, without the digits behind microseconds.
    Variant of(LocalDateTime localDateTime);

    /// Returns the null of JSON.
    Variant ofNull();

    /// Returns a builder of an object whose fields have different names.
    VariantObjectBuilder object();

    /// Returns a builder of an object.
    ///
    /// @param allowDuplicateKeys whether the last of several fields with one name counts; otherwise the builder
    ///     refuses them
    VariantObjectBuilder object(boolean allowDuplicateKeys);

    /// Returns a builder of an array.
    VariantArrayBuilder array();

    /// Builds an array.
    interface VariantArrayBuilder {
        /// Adds an element.
        VariantArrayBuilder add(Variant value);

        /// Returns the array.
        Variant build();
    }

    /// Builds an object.
    interface VariantObjectBuilder {
        /// Adds a field.
        VariantObjectBuilder add(String key, Variant value);

        /// Returns the object.
        ///
        /// @throws VariantTypeException if two fields have one name, and the builder does not allow that
        Variant build();
    }
}
