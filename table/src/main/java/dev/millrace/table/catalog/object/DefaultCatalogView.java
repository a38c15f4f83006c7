package dev.millrace.table.catalog.object;

import dev.millrace.table.schema.Schema;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// Is a view whose columns may be unknown. Immutable.
record DefaultCatalogView(
        Schema schema, String comment, String originalQuery, String expandedQuery, Map<String, String> options)
        implements CatalogView {
    DefaultCatalogView {
        options = new LinkedHashMap<>(options);
    }

    @Override
    public Schema getUnresolvedSchema() {
        return schema;
    }

    @Override
    public String getOriginalQuery() {
        return originalQuery;
    }

    @Override
    public String getExpandedQuery() {
        return expandedQuery;
    }

    @Override
    public Map<String, String> getOptions() {
        return options;
    }

    @Override
    public String getComment() {
        return comment;
    }

    @Override
    public CatalogBaseTable copy() {
        return new DefaultCatalogView(schema, comment, originalQuery, expandedQuery, options);
    }

    @Override
    public Optional<String> getDescription() {
        return Optional.of(comment);
    }

    @Override
    public Optional<String> getDetailedDescription() {
        return Optional.empty();
    }
}
