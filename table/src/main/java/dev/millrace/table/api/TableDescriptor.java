package dev.millrace.table.api;

import dev.millrace.api.config.ConfigOption;
import dev.millrace.table.catalog.TableDistribution;
import dev.millrace.table.catalog.object.CatalogTable;
import dev.millrace.table.fault.ValidationException;
import dev.millrace.table.schema.Schema;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Describes a table as CREATE TABLE does: columns, connector and options. Immutable.
public class TableDescriptor {
    private final @Nullable Schema schema;
    private final Map<String, String> options;
    private final List<String> partitionKeys;
    private final @Nullable String comment;
    private final @Nullable TableDistribution distribution;

    private TableDescriptor(Builder builder) {
        this.distribution = builder.distribution;
        this.schema = builder.schema;
        this.options = Collections.unmodifiableMap(new LinkedHashMap<>(builder.options));
        this.partitionKeys = builder.partitionKeys;
        this.comment = builder.comment;
    }

    /// Starts the description of a table of a connector.
    ///
    /// @param connector the value of the option `connector`
    public static Builder forConnector(String connector) {
        return new Builder().option("connector", connector);
    }

    /// Returns the columns, if they were set.
    public Optional<Schema> getSchema() {
        return Optional.ofNullable(schema);
    }

    /// Returns the options in the order in which they were set.
    public Map<String, String> getOptions() {
        return options;
    }

    /// Returns the distribution over buckets, if there is one.
    public Optional<TableDistribution> getDistribution() {
        return Optional.ofNullable(distribution);
    }

    /// Returns the table as catalogs know it.
    ///
    /// @throws ValidationException if the columns are not set
    public CatalogTable toCatalogTable() {
        if (schema == null) throw new ValidationException("The description of the table has no columns.");
        return CatalogTable.newBuilder()
                .schema(schema)
                .comment(comment)
                .partitionKeys(partitionKeys)
                .options(options)
                .distribution(distribution)
                .build();
    }

    /// Returns the columns by whose values the table is split.
    public List<String> getPartitionKeys() {
        return partitionKeys;
    }

    /// Returns the comment, if there is one.
    public Optional<String> getComment() {
        return Optional.ofNullable(comment);
    }

    /// Starts a description with the content of this one.
    public Builder toBuilder() {
        Builder builder = new Builder();
        builder.schema = schema;
        builder.options.putAll(options);
        builder.partitionKeys = partitionKeys;
        builder.comment = comment;
        builder.distribution = distribution;
        return builder;
    }

    @Override
    public String toString() {
        return (schema == null ? "" : schema + " ") + "WITH " + options;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof TableDescriptor table
                && Objects.equals(schema, table.schema)
                && options.equals(table.options)
                && partitionKeys.equals(table.partitionKeys)
                && Objects.equals(comment, table.comment);
    }

    @Override
    public int hashCode() {
        return Objects.hash(schema, options, partitionKeys, comment);
    }

    /// Builds the description of a table. Not thread-safe.
    public static class Builder {
        private @Nullable Schema schema;
        private final Map<String, String> options = new LinkedHashMap<>();
        private List<String> partitionKeys = List.of();
        private @Nullable String comment;
        private @Nullable TableDistribution distribution;

        /// Starts a description.
        protected Builder() {}

        /// Starts a description with the content of another one.
        protected Builder(TableDescriptor descriptor) {
            schema = descriptor.schema;
            options.putAll(descriptor.options);
            partitionKeys = descriptor.partitionKeys;
            comment = descriptor.comment;
            distribution = descriptor.distribution;
        }

        /// Sets the format of a part of the records, and its options.
        ///
        /// @param formatOption the option that names the format, such as `key.format`
        public Builder format(ConfigOption<String> formatOption, FormatDescriptor formatDescriptor) {
            option(formatOption, formatDescriptor.getFormat());
            String prefix = formatOption.key().replaceFirst("\\.?format$", "");
            String keys = (prefix.isEmpty() ? "" : prefix + ".") + formatDescriptor.getFormat() + ".";
            formatDescriptor.getOptions().forEach((key, value) -> option(keys + key, value));
            return this;
        }

        /// Distributes the rows by the hash of columns.
        public Builder distributedByHash(String... bucketKeys) {
            distribution = TableDistribution.ofHash(List.of(bucketKeys), null);
            return this;
        }

        /// Distributes the rows over buckets by the hash of columns.
        public Builder distributedByHash(int numberOfBuckets, String... bucketKeys) {
            distribution = TableDistribution.ofHash(List.of(bucketKeys), numberOfBuckets);
            return this;
        }

        /// Distributes the rows by the order of columns.
        public Builder distributedByRange(String... bucketKeys) {
            distribution = TableDistribution.ofRange(List.of(bucketKeys), null);
            return this;
        }

        /// Distributes the rows over buckets by the order of columns.
        public Builder distributedByRange(int numberOfBuckets, String... bucketKeys) {
            distribution = TableDistribution.ofRange(List.of(bucketKeys), numberOfBuckets);
            return this;
        }

        /// Distributes the rows by columns, as the connector likes.
        public Builder distributedBy(String... bucketKeys) {
            distribution = TableDistribution.ofUnknown(List.of(bucketKeys), null);
            return this;
        }

        /// Distributes the rows over buckets by columns, as the connector likes.
        public Builder distributedBy(int numberOfBuckets, String... bucketKeys) {
            distribution = TableDistribution.ofUnknown(List.of(bucketKeys), numberOfBuckets);
            return this;
        }

        /// Distributes the rows over buckets, as the connector likes.
        public Builder distributedInto(int numberOfBuckets) {
            distribution = TableDistribution.ofUnknown(numberOfBuckets);
            return this;
        }

        /// Sets the columns.
        public Builder schema(@Nullable Schema newSchema) {
            this.schema = newSchema;
            return this;
        }

        /// Sets an option.
        public <T> Builder option(ConfigOption<T> configOption, T value) {
            return option(configOption.key(), String.valueOf(value));
        }

        /// Sets an option.
        public Builder option(String key, String value) {
            options.put(key, value);
            return this;
        }

        /// Sets the format.
        public Builder format(String format) {
            return option("format", format);
        }

        /// Sets the format and its options.
        public Builder format(FormatDescriptor formatDescriptor) {
            format(formatDescriptor.getFormat());
            formatDescriptor
                    .getOptions()
                    .forEach((key, value) -> option(formatDescriptor.getFormat() + "." + key, value));
            return this;
        }

        /// Splits the table by the values of columns.
        public Builder partitionedBy(String... keys) {
            partitionKeys = List.of(keys);
            return this;
        }

        /// Sets the comment.
        public Builder comment(@Nullable String text) {
            this.comment = text;
            return this;
        }

        /// Returns the description.
        public TableDescriptor build() {
            return new TableDescriptor(this);
        }
    }
}
