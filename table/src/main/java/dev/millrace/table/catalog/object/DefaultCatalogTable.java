package dev.millrace.table.catalog.object;

import dev.millrace.table.catalog.TableDistribution;
import dev.millrace.table.schema.Schema;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Is a table whose columns may be unknown. Immutable.
public class DefaultCatalogTable implements CatalogTable {
    private final Schema schema;
    private final String comment;
    private final List<String> partitionKeys;
    private final Map<String, String> options;
    private final @Nullable Long snapshot;
    private final @Nullable TableDistribution distribution;

    /// Creates a table.
    ///
    /// @param snapshot the version in milliseconds since 1970; null for the present one
    /// @param distribution the distribution over buckets; null for none
    protected DefaultCatalogTable(
            Schema schema,
            String comment,
            List<String> partitionKeys,
            Map<String, String> options,
            @Nullable Long snapshot,
            @Nullable TableDistribution distribution) {
        this.schema = schema;
        this.comment = comment;
        this.partitionKeys = List.copyOf(partitionKeys);
        this.options = new LinkedHashMap<>(options);
        this.snapshot = snapshot;
        this.distribution = distribution;
    }

    @Override
    public Schema getUnresolvedSchema() {
        return schema;
    }

    @Override
    public String getComment() {
        return comment;
    }

    @Override
    public boolean isPartitioned() {
        return !partitionKeys.isEmpty();
    }

    @Override
    public List<String> getPartitionKeys() {
        return partitionKeys;
    }

    @Override
    public Optional<TableDistribution> getDistribution() {
        return Optional.ofNullable(distribution);
    }

    @Override
    public Map<String, String> getOptions() {
        return options;
    }

    @Override
    public Optional<Long> getSnapshot() {
        return Optional.ofNullable(snapshot);
    }

    @Override
    public CatalogBaseTable copy() {
        return copy(options);
    }

    @Override
    public CatalogTable copy(Map<String, String> other) {
        return new DefaultCatalogTable(schema, comment, partitionKeys, other, snapshot, distribution);
    }

    @Override
    public Optional<String> getDescription() {
        return Optional.of(comment);
    }

    @Override
    public Optional<String> getDetailedDescription() {
        return Optional.empty();
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof DefaultCatalogTable table
                && schema.equals(table.schema)
                && comment.equals(table.comment)
                && partitionKeys.equals(table.partitionKeys)
                && options.equals(table.options)
                && Objects.equals(snapshot, table.snapshot)
                && Objects.equals(distribution, table.distribution);
    }

    @Override
    public int hashCode() {
        return Objects.hash(schema, comment, partitionKeys, options, snapshot, distribution);
    }

    @Override
    public String toString() {
        return schema + " WITH " + options;
    }
}
