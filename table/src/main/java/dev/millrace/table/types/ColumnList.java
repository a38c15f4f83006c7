package dev.millrace.table.types;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/// Is the value of DESCRIPTOR: names of columns, and perhaps their types. Immutable.
public final class ColumnList implements Serializable {
    private static final long serialVersionUID = 1L;

    private final ArrayList<String> names;
    private final transient List<DataType> dataTypes;

    private ColumnList(List<String> names, List<DataType> dataTypes) {
        this.names = new ArrayList<>(names);
        this.dataTypes = List.copyOf(dataTypes);
    }

    /// Returns a list of columns with types.
    ///
    /// @throws IllegalArgumentException if there are types for some columns only
    public static ColumnList of(List<String> names, List<DataType> dataTypes) {
        if (!dataTypes.isEmpty() && names.size() != dataTypes.size()) {
            throw new IllegalArgumentException(
                    "There are %d columns and %d types.".formatted(names.size(), dataTypes.size()));
        }
        return new ColumnList(names, dataTypes);
    }

    /// Returns a list of columns.
    public static ColumnList of(List<String> names) {
        return new ColumnList(names, List.of());
    }

    /// Returns a list of columns.
    public static ColumnList of(String... names) {
        return of(List.of(names));
    }

    /// Returns the names.
    public List<String> getNames() {
        return List.copyOf(names);
    }

    /// Returns the types; empty if they are not known.
    public List<DataType> getDataTypes() {
        return Objects.requireNonNullElse(dataTypes, List.of());
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof ColumnList list
                && names.equals(list.names)
                && getDataTypes().equals(list.getDataTypes());
    }

    @Override
    public int hashCode() {
        return Objects.hash(names, getDataTypes());
    }

    @Override
    public String toString() {
        StringJoiner text = new StringJoiner(", ", "(", ")");
        List<DataType> types = getDataTypes();
        for (int i = 0; i < names.size(); i++) {
            String name = "`" + names.get(i).replace("`", "``") + "`";
            text.add(types.isEmpty() ? name : name + " " + types.get(i));
        }
        return text.toString();
    }
}
