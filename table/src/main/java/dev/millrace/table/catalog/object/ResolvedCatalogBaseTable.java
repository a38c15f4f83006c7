package dev.millrace.table.catalog.object;

import dev.millrace.table.schema.ResolvedSchema;

/// Is a table or view whose columns have types.
///
/// @param <T> a table or view whose columns may be unknown
public interface ResolvedCatalogBaseTable<T extends CatalogBaseTable> extends CatalogBaseTable {

    /// Returns the table or view of the catalog.
    T getOrigin();

    /// Returns the columns.
    ResolvedSchema getResolvedSchema();
}
