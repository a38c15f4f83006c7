package dev.millrace.sql.statement;

import org.jspecify.annotations.Nullable;

/// Lists objects, or prints the definition of one.
public sealed interface ShowStatement extends Statement {

    /// Is what SHOW lists.
    enum Kind {
        CATALOGS,
        DATABASES,
        TABLES,
        VIEWS,
        MATERIALIZED_TABLES,
        COLUMNS,
        FUNCTIONS,
        PROCEDURES,
        MODULES,
        MODELS,
        CONNECTIONS,
        JARS,
        JOBS
    }

    /// Lists objects.
    ///
    /// @param scope the catalog, database or table after FROM or IN; null for the current one
    /// @param narrowed whether USER FUNCTIONS or FULL MODULES are asked for
    /// @param like narrows the list; null for all
    record Objects(
            Kind kind,
            @Nullable ObjectName scope,
            boolean narrowed,
            @Nullable LikePattern like) implements ShowStatement {}

    /// Lists the partitions of a table.
    ///
    /// @param partition values that the partitions have; null for all
    record Partitions(ObjectName table, @Nullable PartitionValues partition) implements ShowStatement {}

    /// Prints the name of the current catalog or database.
    record Current(ObjectKind kind) implements ShowStatement {}

    /// Prints the CREATE statement of an object.
    record Definition(ObjectKind kind, ObjectName name) implements ShowStatement {}
}
