package dev.millrace.table.types.logical.utils;

import dev.millrace.table.fault.ValidationException;
import dev.millrace.table.types.logical.LogicalType;

/// Reads types from their text, for example `ROW<a INT NOT NULL, b ARRAY<STRING>>`.
public final class LogicalTypeParser {
    private LogicalTypeParser() {}

    /// Reads a type.
    ///
    /// @param typeString the text of [LogicalType#asSerializableString], or another text for the same type
    /// @param classLoader loads the classes that the text names
    /// @throws ValidationException if the text is wrong
    public static LogicalType parse(String typeString, ClassLoader classLoader) {
        return new TypeReader(typeString, classLoader).readAll();
    }

    /// Reads a type whose text names no classes of programs.
    public static LogicalType parse(String typeString) {
        return parse(typeString, LogicalTypeParser.class.getClassLoader());
    }
}
