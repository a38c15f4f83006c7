package dev.millrace.table.catalog.object;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Is a partition with properties and a comment. Immutable.
public class CatalogPartitionImpl implements CatalogPartition {
    private final Map<String, String> properties;
    private final @Nullable String comment;

    /// Creates a partition.
    public CatalogPartitionImpl(Map<String, String> properties, @Nullable String comment) {
        this.properties = new LinkedHashMap<>(properties);
        this.comment = comment;
    }

    @Override
    public Map<String, String> getProperties() {
        return properties;
    }

    @Override
    public @Nullable String getComment() {
        return comment;
    }

    @Override
    public CatalogPartition copy() {
        return new CatalogPartitionImpl(properties, comment);
    }

    @Override
    public Optional<String> getDescription() {
        return Optional.ofNullable(comment);
    }

    @Override
    public Optional<String> getDetailedDescription() {
        return getDescription();
    }
}
