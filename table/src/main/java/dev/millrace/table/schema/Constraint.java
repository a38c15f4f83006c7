package dev.millrace.table.schema;

/// Is a constraint of a table.
public interface Constraint {

    /// Returns the name.
    String getName();

    /// Returns whether the engine checks the constraint. Millrace trusts the owner of the data.
    boolean isEnforced();

    /// Returns the kind.
    ConstraintType getType();

    /// Returns the constraint as SQL for readers.
    String asSummaryString();

    /// Is the kind of a constraint.
    enum ConstraintType {
        PRIMARY_KEY,
        UNIQUE_KEY,
        IMMUTABLE_COLUMNS
    }
}
