package dev.millrace.table.catalog.object;

import dev.millrace.table.catalog.TableDistribution;
import dev.millrace.table.schema.ResolvedSchema;
import dev.millrace.table.schema.Schema;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Is a table whose columns have types. Immutable.
public final class ResolvedCatalogTable implements ResolvedCatalogBaseTable<CatalogTable>, CatalogTable {
    private final CatalogTable origin;
    private final ResolvedSchema resolvedSchema;

    /// Creates a table.
    public ResolvedCatalogTable(CatalogTable origin, ResolvedSchema resolvedSchema) {
        this.origin = origin;
        this.resolvedSchema = resolvedSchema;
    }

    @Override
    public CatalogTable getOrigin() {
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
        return new ResolvedCatalogTable((CatalogTable) origin.copy(), resolvedSchema);
    }

    @Override
    public ResolvedCatalogTable copy(Map<String, String> options) {
        return new ResolvedCatalogTable(origin.copy(options), resolvedSchema);
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
    public boolean isPartitioned() {
        return origin.isPartitioned();
    }

    @Override
    public List<String> getPartitionKeys() {
        return origin.getPartitionKeys();
    }

    @Override
    public Optional<Long> getSnapshot() {
        return origin.getSnapshot();
    }

    @Override
    public Optional<TableDistribution> getDistribution() {
        return origin.getDistribution();
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof ResolvedCatalogTable table
                && origin.equals(table.origin)
                && resolvedSchema.equals(table.resolvedSchema);
    }

    @Override
    public int hashCode() {
        return Objects.hash(origin, resolvedSchema);
    }

    @Override
    public String toString() {
        return resolvedSchema + " WITH " + getOptions();
    }
}
