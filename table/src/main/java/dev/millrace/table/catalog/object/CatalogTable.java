package dev.millrace.table.catalog.object;

import dev.millrace.table.catalog.TableDistribution;
import dev.millrace.table.schema.Schema;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Is a table in a catalog.
public interface CatalogTable extends CatalogBaseTable {

    /// Starts a table.
    static Builder newBuilder() {
        return new Builder();
    }

    /// Returns a table. Flink 1.x has this method; programs for Flink 2 use [#newBuilder].
    static CatalogTable of(
            Schema schema, @Nullable String comment, List<String> partitionKeys, Map<String, String> options) {
        return newBuilder()
                .schema(schema)
                .comment(comment)
                .partitionKeys(partitionKeys)
                .options(options)
                .build();
    }

    @Override
    default TableKind getTableKind() {
        return TableKind.TABLE;
    }

    /// Returns whether the table is split by values of columns.
    boolean isPartitioned();

    /// Returns the columns that split the table.
    List<String> getPartitionKeys();

    /// Returns a copy with other options.
    CatalogTable copy(Map<String, String> options);

    /// Returns the version of the table in milliseconds since 1970; empty for the present one.
    default Optional<Long> getSnapshot() {
        return Optional.empty();
    }

    /// Returns the distribution over buckets, if there is one.
    default Optional<TableDistribution> getDistribution() {
        return Optional.empty();
    }

    /// Builds a table. Not thread-safe.
    class Builder {
        private @Nullable Schema schema;
        private String comment = "";
        private List<String> partitionKeys = List.of();
        private Map<String, String> options = Map.of();
        private @Nullable Long snapshot;
        private @Nullable TableDistribution distribution;

        private Builder() {}

        /// Sets the columns.
        public Builder schema(Schema value) {
            schema = value;
            return this;
        }

        /// Sets the comment.
        public Builder comment(@Nullable String value) {
            comment = value == null ? "" : value;
            return this;
        }

        /// Sets the columns that split the table.
        public Builder partitionKeys(List<String> value) {
            partitionKeys = value;
            return this;
        }

        /// Sets the options.
        public Builder options(Map<String, String> value) {
            options = value;
            return this;
        }

        /// Sets the version in milliseconds since 1970.
        public Builder snapshot(@Nullable Long value) {
            snapshot = value;
            return this;
        }

        /// Sets the distribution over buckets.
        public Builder distribution(@Nullable TableDistribution value) {
            distribution = value;
            return this;
        }

        /// Returns the table.
        public CatalogTable build() {
            Objects.requireNonNull(schema, "The schema is missing.");
            return new DefaultCatalogTable(schema, comment, partitionKeys, options, snapshot, distribution);
        }
    }
}
