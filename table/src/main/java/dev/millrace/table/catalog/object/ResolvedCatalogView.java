package dev.millrace.table.catalog.object;

import dev.millrace.table.schema.ResolvedSchema;
import dev.millrace.table.schema.Schema;
import java.util.Map;
import java.util.Optional;

/// Is a view whose columns have types. Immutable.
public final class ResolvedCatalogView implements ResolvedCatalogBaseTable<CatalogView>, CatalogView {
    private final CatalogView origin;
    private final ResolvedSchema resolvedSchema;

    /// Creates a view.
    public ResolvedCatalogView(CatalogView origin, ResolvedSchema resolvedSchema) {
        this.origin = origin;
        this.resolvedSchema = resolvedSchema;
    }

    @Override
    public CatalogView getOrigin() {
        return origin;
    }

    @Override
    public ResolvedSchema getResolvedSchema() {
        return resolvedSchema;
    }

    @Override
    public Map<String, String> getOptions() {
        return origin.getOptions();
    }

    @Override
    public Schema getUnresolvedSchema() {
        return origin.getUnresolvedSchema();
    }

    @Override
    public String getComment() {
        return origin.getComment();
    }

    @Override
    public CatalogBaseTable copy() {
        return new ResolvedCatalogView((CatalogView) origin.copy(), resolvedSchema);
    }

    @Override
    public Optional<String> getDescription() {
        return origin.getDescription();
    }

    @Override
    public Optional<String> getDetailedDescription() {
        return origin.getDetailedDescription();
    }

    @Override
    public String getOriginalQuery() {
        return origin.getOriginalQuery();
    }

    @Override
    public String getExpandedQuery() {
        return origin.getExpandedQuery();
    }
}
