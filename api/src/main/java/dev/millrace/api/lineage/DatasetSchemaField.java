package dev.millrace.api.lineage;

/// Describes a field of a data set.
public interface DatasetSchemaField<T> {

    /// Returns the name of the field.
    String name();

    /// Returns the type of the field.
    T type();
}
