package dev.millrace.table.types;

/// Is a data type or a description from which a data type is found later.
///
/// @param <T> the class of the changed copies
public interface AbstractDataType<T extends AbstractDataType<T>> {

    /// Returns the type whose values are never null.
    T notNull();

    /// Returns the type whose values may be null.
    T nullable();

    /// Returns the type whose values have a Java class, such as `java.sql.Timestamp` instead
    /// of `java.time.LocalDateTime`.
    ///
    /// @throws dev.millrace.table.fault.ValidationException if the logical type cannot have the class
    T bridgedTo(Class<?> newConversionClass);
}
