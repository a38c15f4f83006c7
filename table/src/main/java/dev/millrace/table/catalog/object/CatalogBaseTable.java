package dev.millrace.table.catalog.object;

import dev.millrace.table.schema.Schema;
import java.util.Map;
import java.util.Optional;

/// Is a table or view in a catalog.
public interface CatalogBaseTable {

    /// Distinguishes tables and views.
    enum TableKind {
        TABLE,
        MATERIALIZED_TABLE,
        VIEW
    }

    /// Returns whether this is a table or a view.
    TableKind getTableKind();

    /// Returns the options, among them `connector`.
    Map<String, String> getOptions();

    /// Returns the columns.
    default Schema getUnresolvedSchema() {
        throw new UnsupportedOperationException("This table has no schema.");
    }

    /// Returns the comment; empty if there is none.
    String getComment();

    /// Returns a copy.
    CatalogBaseTable copy();

    /// Returns a short description.
    Optional<String> getDescription();

    /// Returns a long description.
    Optional<String> getDetailedDescription();
}
