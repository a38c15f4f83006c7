package dev.millrace.sql.statement;

import org.apache.calcite.sql.SqlDataTypeSpec;
import org.apache.calcite.sql.SqlNode;
import org.jspecify.annotations.Nullable;

/// Is a column in the definition of a table.
public sealed interface ColumnDefinition {

    /// Returns the name of the column.
    String name();

    /// Is a column that the connector reads and writes.
    ///
    /// @param comment the comment; null if there is none
    record Physical(
            String name, SqlDataTypeSpec type, @Nullable String comment) implements ColumnDefinition {}

    /// Is a column that the connector takes from the metadata of a record.
    ///
    /// @param key the key of the metadata; null for the name of the column
    /// @param virtual whether the column is read only
    /// @param comment the comment; null if there is none
    record Metadata(
            String name,
            SqlDataTypeSpec type,
            @Nullable String key,
            boolean virtual,
            @Nullable String comment) implements ColumnDefinition {}

    /// Is a column that an expression computes.
    ///
    /// @param comment the comment; null if there is none
    record Computed(
            String name, SqlNode expression, @Nullable String comment) implements ColumnDefinition {}

    /// Is a column of the query of CREATE TABLE AS, which is named to choose its place in the table.
    record Selected(String name) implements ColumnDefinition {}
}
