package dev.millrace.table.catalog.object;

import dev.millrace.table.schema.Schema;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Is a view in a catalog: a query with a name.
public interface CatalogView extends CatalogBaseTable {

    /// Returns a view.
    ///
    /// @param originalQuery the query as it was written
    /// @param expandedQuery the query with full names
    static CatalogView of(
            Schema schema,
            @Nullable String comment,
            String originalQuery,
            String expandedQuery,
            Map<String, String> options) {
        return new DefaultCatalogView(schema, comment == null ? "" : comment, originalQuery, expandedQuery, options);
    }

    @Override
    default TableKind getTableKind() {
        return TableKind.VIEW;
    }

    /// Returns the query as it was written.
    String getOriginalQuery();

    /// Returns the query with full names.
    String getExpandedQuery();
}
