package dev.millrace.table.schema;

import dev.millrace.table.catalog.Identifiers;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Is a primary key, which is not enforced. Immutable.
public final class UniqueConstraint implements Constraint {
    private final String name;
    private final List<String> columns;

    private UniqueConstraint(String name, List<String> columns) {
        this.name = name;
        this.columns = List.copyOf(columns);
    }

    /// Returns a primary key.
    public static UniqueConstraint primaryKey(String name, List<String> columns) {
        return new UniqueConstraint(name, columns);
    }

    /// Returns the names of the columns.
    public List<String> getColumns() {
        return columns;
    }

    @Override
    public String getName() {
        return name;
    }

    @Override
    public boolean isEnforced() {
        return false;
    }

    @Override
    public ConstraintType getType() {
        return ConstraintType.PRIMARY_KEY;
    }

    /// Returns the key as SQL for readers and programs.
    public String asCanonicalString() {
        return "CONSTRAINT %s PRIMARY KEY (%s) NOT ENFORCED"
                .formatted(
                        Identifiers.quoted(name),
                        String.join(
                                ", ", columns.stream().map(Identifiers::quoted).toList()));
    }

    @Override
    public String asSummaryString() {
        return asCanonicalString();
    }

    @Override
    public String toString() {
        return asSummaryString();
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof UniqueConstraint key && name.equals(key.name) && columns.equals(key.columns);
    }

    @Override
    public int hashCode() {
        return Objects.hash(name, columns);
    }
}
