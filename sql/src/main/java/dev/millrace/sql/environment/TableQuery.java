package dev.millrace.sql.environment;

import org.jspecify.annotations.Nullable;

/// Is the query of a table in SQL. Order and limits are kept apart, because they must stay at the end. Immutable.
///
/// @param source what FROM may name: a table, or a query in parentheses
/// @param core the query without order and limits
/// @param order the list after ORDER BY; null for none
record TableQuery(String source, String core, @Nullable String order, int offset, int fetch) {
    private static final int ALL = -1;

    /// Returns the query of a named table.
    ///
    /// @param path the name, with backticks where SQL needs them
    static TableQuery ofTable(String path) {
        return new TableQuery(path, "SELECT * FROM " + path, null, 0, ALL);
    }

    /// Returns a query.
    static TableQuery of(String core) {
        return new TableQuery("(" + core + ")", core, null, 0, ALL);
    }

    /// Returns the whole query.
    String sql() {
        StringBuilder text = new StringBuilder(core);
        if (order != null) text.append(" ORDER BY ").append(order);
        if (offset > 0) text.append(" OFFSET ").append(offset).append(" ROWS");
        if (fetch != ALL) text.append(" FETCH NEXT ").append(fetch).append(" ROWS ONLY");
        return text.toString();
    }

    /// Returns what FROM may name.
    String from() {
        return order == null && offset == 0 && fetch == ALL ? source : "(" + sql() + ")";
    }

    private boolean isLimited() {
        return offset > 0 || fetch != ALL;
    }

    TableQuery ordered(String list) {
        TableQuery base = isLimited() ? of("SELECT * FROM " + from()) : this;
        return new TableQuery(base.source, base.core, list, 0, ALL);
    }

    TableQuery skipping(int rows) {
        TableQuery base = isLimited() ? of("SELECT * FROM " + from()) : this;
        return new TableQuery(base.source, base.core, base.order, rows, ALL);
    }

    TableQuery keeping(int rows) {
        TableQuery base = fetch == ALL ? this : of("SELECT * FROM " + from());
        return new TableQuery(base.source, base.core, base.order, base.offset, rows);
    }
}
