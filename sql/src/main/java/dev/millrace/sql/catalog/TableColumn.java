package dev.millrace.sql.catalog;

import dev.millrace.table.types.logical.LogicalType;
import org.jspecify.annotations.Nullable;

/// Is a column of a table in a catalog.
public sealed interface TableColumn {

    /// Returns the name.
    String name();

    /// Returns the type of the values.
    LogicalType type();

    /// Returns the comment; null if there is none.
    @Nullable
    String comment();

    /// Is a column that the connector reads and writes.
    record Physical(String name, LogicalType type, @Nullable String comment) implements TableColumn {}

    /// Is a column that the connector takes from the metadata of a record.
    ///
    /// @param key the key of the metadata; null for the name of the column
    /// @param isVirtual whether the column is read only
    record Metadata(
            String name,
            LogicalType type,
            @Nullable String key,
            boolean isVirtual,
            @Nullable String comment) implements TableColumn {}

    /// Is a column that an expression computes.
    ///
    /// @param expression the text of the expression
    record Computed(
            String name,
            LogicalType type,
            String expression,
            @Nullable String comment) implements TableColumn {}

    /// Returns what DESCRIBE prints besides name, type and key; empty for physical columns.
    default String extras() {
        return switch (this) {
            case Physical _ -> "";
            case Metadata column -> {
                String from = column.key() == null ? "" : " FROM " + Quoting.text(column.key());
                yield "METADATA" + from + (column.isVirtual() ? " VIRTUAL" : "");
            }
            case Computed column -> "AS " + column.expression();
        };
    }

    /// Returns whether INSERT writes the column.
    default boolean isWritten() {
        return switch (this) {
            case Physical _ -> true;
            case Metadata column -> !column.isVirtual();
            case Computed _ -> false;
        };
    }

    /// Returns a column with another name.
    default TableColumn withName(String newName) {
        return switch (this) {
            case Physical column -> new Physical(newName, column.type(), column.comment());
            case Metadata column -> {
                String key = column.key() == null ? column.name() : column.key();
                yield new Metadata(newName, column.type(), key, column.isVirtual(), column.comment());
            }
            case Computed column -> new Computed(newName, column.type(), column.expression(), column.comment());
        };
    }

    /// Returns a column with another type.
    default TableColumn withType(LogicalType newType) {
        return switch (this) {
            case Physical column -> new Physical(column.name(), newType, column.comment());
            case Metadata column ->
                new Metadata(column.name(), newType, column.key(), column.isVirtual(), column.comment());
            case Computed column -> new Computed(column.name(), newType, column.expression(), column.comment());
        };
    }
}
