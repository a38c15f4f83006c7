package dev.millrace.sql.statement;

/// Drops an object.
///
/// @param kind the kind of the object
/// @param name its name
/// @param modifiers where it lives, and whether it may be missing
/// @param cascade whether the tables of a database are dropped with it
public record DropStatement(ObjectKind kind, ObjectName name, Modifiers modifiers, boolean cascade)
        implements Statement {}
