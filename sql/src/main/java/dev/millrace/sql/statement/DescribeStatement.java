package dev.millrace.sql.statement;

/// Prints the properties of an object.
public sealed interface DescribeStatement extends Statement {

    /// Describes an object of a catalog.
    ///
    /// @param extended whether more properties are asked for
    record Definition(ObjectKind kind, ObjectName name, boolean extended) implements DescribeStatement {}

    /// Describes a job.
    record Job(String id) implements DescribeStatement {}
}
