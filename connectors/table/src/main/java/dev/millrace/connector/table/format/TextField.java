package dev.millrace.connector.table.format;

import dev.millrace.column.ColumnBuilder;

/// Parses the bytes of a value into a column. Not thread-safe.
interface TextField {

    /// Appends a value. Appends nothing if the text is wrong.
    ///
    /// @param bytes the text in UTF-8
    /// @throws IllegalArgumentException if the text is not a value of the type
    void parse(byte[] bytes, int from, int to, ColumnBuilder column);
}
