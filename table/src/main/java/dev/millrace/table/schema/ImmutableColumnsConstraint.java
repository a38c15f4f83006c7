package dev.millrace.table.schema;

import dev.millrace.table.catalog.Identifiers;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Says which columns keep their values when a row of a key changes. Nothing enforces it. Immutable.
public final class ImmutableColumnsConstraint implements Constraint {
    private final String name;
    private final List<String> columns;

    private ImmutableColumnsConstraint(String name, List<String> columns) {
        this.name = name;
        this.columns = List.copyOf(columns);
    }

    /// Returns a constraint.
    public static ImmutableColumnsConstraint immutableColumns(String name, List<String> columns) {
        return new ImmutableColumnsConstraint(name, columns);
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
        return ConstraintType.IMMUTABLE_COLUMNS;
    }

    @Override
    public String asSummaryString() {
        List<String> quoted = columns.stream().map(Identifiers::quoted).toList();
        return "CONSTRAINT %s IMMUTABLE COLUMNS (%s) NOT ENFORCED"
                .formatted(Identifiers.quoted(name), String.join(", ", quoted));
    }

    @Override
    public String toString() {
        return asSummaryString();
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof ImmutableColumnsConstraint constraint
                && name.equals(constraint.name)
                && columns.equals(constraint.columns);
    }

    @Override
    public int hashCode() {
        return Objects.hash(name, columns);
    }
}
