package dev.millrace.table.schema;

import dev.millrace.table.expressions.Expression;
import dev.millrace.table.expressions.SqlCallExpression;
import dev.millrace.table.types.AbstractDataType;
import dev.millrace.table.types.DataType;
import dev.millrace.table.types.DataTypes;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Describes the columns of a table, its watermark and its primary key. Immutable.
///
/// ```java
/// Schema schema = Schema.newBuilder()
///         .column("id", DataTypes.BIGINT().notNull())
///         .column("time", "TIMESTAMP(3)")
///         .watermark("time", "`time` - INTERVAL '5' SECOND")
///         .primaryKey("id")
///         .build();
/// ```
public final class Schema extends SchemaElements {
    private final List<UnresolvedColumn> columns;
    private final List<UnresolvedWatermarkSpec> watermarks;
    private final @Nullable UnresolvedPrimaryKey primaryKey;
    private final List<UnresolvedIndex> indexes;
    private final @Nullable UnresolvedImmutableColumns immutableColumns;

    /// Creates a schema without indexes.
    public Schema(
            List<UnresolvedColumn> columns,
            List<UnresolvedWatermarkSpec> watermarkSpecs,
            @Nullable UnresolvedPrimaryKey primaryKey) {
        this(columns, watermarkSpecs, primaryKey, List.of(), null);
    }

    /// Creates a schema.
    public Schema(
            List<UnresolvedColumn> columns,
            List<UnresolvedWatermarkSpec> watermarkSpecs,
            @Nullable UnresolvedPrimaryKey primaryKey,
            List<UnresolvedIndex> indexes) {
        this(columns, watermarkSpecs, primaryKey, indexes, null);
    }

    /// Creates a schema with columns whose values do not change.
    public Schema(
            List<UnresolvedColumn> columns,
            List<UnresolvedWatermarkSpec> watermarkSpecs,
            @Nullable UnresolvedPrimaryKey primaryKey,
            List<UnresolvedIndex> indexes,
            @Nullable UnresolvedImmutableColumns immutableColumns) {
        this.columns = List.copyOf(columns);
        this.watermarks = List.copyOf(watermarkSpecs);
        this.primaryKey = primaryKey;
        this.indexes = List.copyOf(indexes);
        this.immutableColumns = immutableColumns;
    }

    /// Starts a schema.
    public static Builder newBuilder() {
        return new Builder();
    }

    /// Returns a schema without columns, which are those of the input.
    public static Schema derived() {
        return newBuilder().build();
    }

    /// Returns the columns in order.
    public List<UnresolvedColumn> getColumns() {
        return columns;
    }

    /// Returns the watermarks; at most one.
    public List<UnresolvedWatermarkSpec> getWatermarkSpecs() {
        return watermarks;
    }

    /// Returns the primary key, if there is one.
    public Optional<UnresolvedPrimaryKey> getPrimaryKey() {
        return Optional.ofNullable(primaryKey);
    }

    /// Returns the indexes of the connector. Queries do not use them.
    public List<UnresolvedIndex> getIndexes() {
        return indexes;
    }

    /// Returns which columns never change, if the table declares any. Queries do not use them.
    public Optional<UnresolvedImmutableColumns> getImmutableColumns() {
        return Optional.ofNullable(immutableColumns);
    }

    /// Returns the schema with known types.
    ///
    /// @param resolver finds the types
    public ResolvedSchema resolve(SchemaResolver resolver) {
        return resolver.resolve(this);
    }

    /// Returns the declaration between the parentheses of CREATE TABLE, one line per part.
    @Override
    public String toString() {
        List<String> parts = new ArrayList<>();
        for (Object each : parts()) parts.add("  " + each);
        return "(\n" + String.join(",\n", parts) + "\n)";
    }

    private List<Object> parts() {
        List<Object> parts = new ArrayList<>(columns);
        parts.addAll(watermarks);
        if (primaryKey != null) parts.add(primaryKey);
        parts.addAll(indexes);
        if (immutableColumns != null) parts.add(immutableColumns);
        return parts;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Schema schema && parts().equals(schema.parts());
    }

    @Override
    public int hashCode() {
        return parts().hashCode();
    }

    /// Builds a schema. Not thread-safe.
    public static final class Builder {
        private final List<UnresolvedColumn> columns = new ArrayList<>();
        private final List<UnresolvedWatermarkSpec> watermarks = new ArrayList<>();
        private @Nullable UnresolvedPrimaryKey primaryKey;
        private final List<UnresolvedIndex> indexes = new ArrayList<>();
        private @Nullable UnresolvedImmutableColumns immutableColumns;

        private Builder() {}

        /// Adds everything of another schema.
        public Builder fromSchema(Schema unresolvedSchema) {
            columns.addAll(unresolvedSchema.columns);
            watermarks.addAll(unresolvedSchema.watermarks);
            if (unresolvedSchema.primaryKey != null) primaryKey = unresolvedSchema.primaryKey;
            indexes.addAll(unresolvedSchema.indexes);
            if (unresolvedSchema.immutableColumns != null) immutableColumns = unresolvedSchema.immutableColumns;
            return this;
        }

        /// Adds the columns and the key of a resolved schema.
        public Builder fromResolvedSchema(ResolvedSchema resolvedSchema) {
            for (Column each : resolvedSchema.getColumns()) columns.add(unresolved(each));
            for (WatermarkSpec each : resolvedSchema.getWatermarkSpecs()) {
                watermark(each.getRowtimeAttribute(), each.getWatermarkExpression());
            }
            resolvedSchema
                    .getPrimaryKey()
                    .ifPresent(key -> primaryKey = new UnresolvedPrimaryKey(key.getName(), key.getColumns()));
            for (Index each : resolvedSchema.getIndexes()) indexNamed(each.getName(), each.getColumns());
            resolvedSchema
                    .getImmutableColumns()
                    .ifPresent(each -> immutableColumnsNamed(each.getName(), each.getColumns()));
            return this;
        }

        private static UnresolvedColumn unresolved(Column column) {
            String comment = column.getComment().orElse(null);
            DataType type = column.getDataType();
            return switch (column) {
                case Column.PhysicalColumn _ -> new UnresolvedPhysicalColumn(column.getName(), type, comment);
                case Column.ComputedColumn computed ->
                    new UnresolvedComputedColumn(column.getName(), computed.getExpression(), comment);
                case Column.MetadataColumn metadata ->
                    new UnresolvedMetadataColumn(
                            column.getName(),
                            type,
                            metadata.getMetadataKey().orElse(null),
                            metadata.isVirtual(),
                            comment);
            };
        }

        /// Adds a column per field of a row type.
        public Builder fromRowDataType(DataType dataType) {
            for (DataTypes.Field each : DataType.getFields(dataType)) column(each.getName(), each.getDataType());
            return this;
        }

        /// Adds columns.
        public Builder fromFields(List<String> fieldNames, List<? extends AbstractDataType<?>> fieldDataTypes) {
            for (int i = 0; i < fieldNames.size(); i++) column(fieldNames.get(i), fieldDataTypes.get(i));
            return this;
        }

        /// Adds columns.
        public Builder fromFields(String[] fieldNames, AbstractDataType<?>[] fieldDataTypes) {
            return fromFields(List.of(fieldNames), List.of(fieldDataTypes));
        }

        /// Adds columns.
        public Builder fromColumns(List<UnresolvedColumn> unresolvedColumns) {
            columns.addAll(unresolvedColumns);
            return this;
        }

        /// Adds a column that the connector stores.
        public Builder column(String columnName, AbstractDataType<?> dataType) {
            columns.add(new UnresolvedPhysicalColumn(columnName, dataType));
            return this;
        }

        /// Adds a column that the connector stores.
        ///
        /// @param serializableTypeString the type in SQL
        public Builder column(String columnName, String serializableTypeString) {
            return column(columnName, DataTypes.of(serializableTypeString));
        }

        /// Adds a column whose values an expression computes.
        public Builder columnByExpression(String columnName, Expression expression) {
            columns.add(new UnresolvedComputedColumn(columnName, expression));
            return this;
        }

        /// Adds a column whose values an expression computes.
        ///
        /// @param sqlExpression the expression in SQL
        public Builder columnByExpression(String columnName, String sqlExpression) {
            return columnByExpression(columnName, new SqlCallExpression(sqlExpression));
        }

        /// Adds a column with the metadata of the connector that have its name.
        public Builder columnByMetadata(String columnName, AbstractDataType<?> dataType) {
            return columnByMetadata(columnName, dataType, null, false);
        }

        /// Adds a column with the metadata of the connector that have its name.
        ///
        /// @param serializableTypeString the type in SQL
        public Builder columnByMetadata(String columnName, String serializableTypeString) {
            return columnByMetadata(columnName, DataTypes.of(serializableTypeString));
        }

        /// Adds a column with the metadata of the connector that have its name.
        ///
        /// @param isVirtual whether sinks leave the column out
        public Builder columnByMetadata(String columnName, AbstractDataType<?> dataType, boolean isVirtual) {
            return columnByMetadata(columnName, dataType, null, isVirtual);
        }

        /// Adds a column with metadata of the connector.
        public Builder columnByMetadata(String columnName, AbstractDataType<?> dataType, @Nullable String metadataKey) {
            return columnByMetadata(columnName, dataType, metadataKey, false);
        }

        /// Adds a column with metadata of the connector.
        ///
        /// @param isVirtual whether sinks leave the column out
        public Builder columnByMetadata(
                String columnName, AbstractDataType<?> dataType, @Nullable String metadataKey, boolean isVirtual) {
            columns.add(new UnresolvedMetadataColumn(columnName, dataType, metadataKey, isVirtual));
            return this;
        }

        /// Adds a column with metadata of the connector.
        ///
        /// @param serializableTypeString the type in SQL
        /// @param metadataKey the key of the connector; null if it is the name
        /// @param isVirtual whether sinks leave the column out
        public Builder columnByMetadata(
                String columnName, String serializableTypeString, @Nullable String metadataKey, boolean isVirtual) {
            return columnByMetadata(columnName, DataTypes.of(serializableTypeString), metadataKey, isVirtual);
        }

        /// Gives the last column a comment.
        public Builder withComment(@Nullable String comment) {
            if (columns.isEmpty()) throw new IllegalArgumentException("There is no column yet.");
            columns.add(columns.removeLast().commented(comment));
            return this;
        }

        /// Says how watermarks follow from a column.
        public Builder watermark(String columnName, Expression watermarkExpression) {
            watermarks.add(new UnresolvedWatermarkSpec(columnName, watermarkExpression));
            return this;
        }

        /// Says how watermarks follow from a column.
        ///
        /// @param sqlExpression the watermark in SQL
        public Builder watermark(String columnName, String sqlExpression) {
            return watermark(columnName, new SqlCallExpression(sqlExpression));
        }

        /// Sets the primary key.
        public Builder primaryKey(String... columnNames) {
            return primaryKey(List.of(columnNames));
        }

        /// Sets the primary key.
        public Builder primaryKey(List<String> columnNames) {
            primaryKey = new UnresolvedPrimaryKey(null, List.copyOf(columnNames));
            return this;
        }

        /// Sets the primary key with a name.
        public Builder primaryKeyNamed(String constraintName, String... columnNames) {
            return primaryKeyNamed(constraintName, List.of(columnNames));
        }

        /// Sets the primary key with a name.
        public Builder primaryKeyNamed(String constraintName, List<String> columnNames) {
            primaryKey = new UnresolvedPrimaryKey(constraintName, List.copyOf(columnNames));
            return this;
        }

        /// Names columns by which the connector finds rows.
        public Builder index(String... columnNames) {
            return index(List.of(columnNames));
        }

        /// Names columns by which the connector finds rows.
        public Builder index(List<String> columnNames) {
            return indexNamed("INDEX_" + String.join("_", columnNames), columnNames);
        }

        /// Names columns by which the connector finds rows.
        public Builder indexNamed(String indexName, List<String> columnNames) {
            indexes.add(new UnresolvedIndex(indexName, columnNames));
            return this;
        }

        /// Says which columns never change.
        public Builder immutableColumns(String... columnNames) {
            return immutableColumns(List.of(columnNames));
        }

        /// Says which columns never change.
        public Builder immutableColumns(List<String> columnNames) {
            return immutableColumnsNamed("IMMUTABLE_" + String.join("_", columnNames), columnNames);
        }

        /// Says which columns never change, with a name for the constraint.
        public Builder immutableColumnsNamed(String constraintName, String... columnNames) {
            return immutableColumnsNamed(constraintName, List.of(columnNames));
        }

        /// Says which columns never change, with a name for the constraint.
        public Builder immutableColumnsNamed(String constraintName, List<String> columnNames) {
            immutableColumns = new UnresolvedImmutableColumns(constraintName, columnNames);
            return this;
        }

        /// Returns the schema.
        public Schema build() {
            return new Schema(columns, watermarks, primaryKey, indexes, immutableColumns);
        }
    }
}
