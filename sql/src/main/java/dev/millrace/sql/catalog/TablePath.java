package dev.millrace.sql.catalog;

import java.util.List;

/// Is the full name of a table or a view.
public record TablePath(String catalog, String database, String name) implements Comparable<TablePath> {

    /// Returns the path with three names.
    public static TablePath of(List<String> names) {
        return new TablePath(names.get(0), names.get(1), names.get(2));
    }

    /// Returns the three names.
    public List<String> names() {
        return List.of(catalog, database, name);
    }

    /// Returns the path with each name between backticks.
    public String quoted() {
        return Quoting.name(catalog) + "." + Quoting.name(database) + "." + Quoting.name(name);
    }

    @Override
    public int compareTo(TablePath other) {
        return toString().compareTo(other.toString());
    }

    @Override
    public String toString() {
        return catalog + "." + database + "." + name;
    }
}
