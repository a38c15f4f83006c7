package dev.millrace.sql.statement;

import java.util.List;

/// Is the name of a table, column, function or another object, as the statement writes it.
///
/// @param parts the parts between the dots, for example catalog, database and table
/// @param position the position of the first part in the statement
public record ObjectName(List<String> parts, Position position) {

    public ObjectName {
        parts = List.copyOf(parts);
    }

    /// Returns the last part.
    public String last() {
        return parts.getLast();
    }

    @Override
    public String toString() {
        return String.join(".", parts);
    }
}
