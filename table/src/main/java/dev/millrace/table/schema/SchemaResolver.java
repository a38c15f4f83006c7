package dev.millrace.table.schema;

/// Finds the types of the columns of a schema. The environment provides it to catalogs and connectors.
public interface SchemaResolver {

    /// Returns the schema with known types.
    ///
    /// @throws dev.millrace.table.fault.ValidationException if a type or an expression is wrong
    ResolvedSchema resolve(Schema schema);
}
