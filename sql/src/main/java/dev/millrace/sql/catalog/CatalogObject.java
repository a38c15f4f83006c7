package dev.millrace.sql.catalog;

import dev.millrace.table.types.logical.RowType;
import org.jspecify.annotations.Nullable;

/// Is a table or a view in a catalog. Immutable.
public sealed interface CatalogObject permits CatalogTable, CatalogView {

    /// Returns the names and types of all columns.
    RowType rowType();

    /// Returns the comment; null if there is none.
    @Nullable
    String comment();

    /// Returns TABLE or VIEW.
    String kind();
}
