package dev.millrace.table.schema;

import dev.millrace.table.catalog.Identifiers;
import dev.millrace.table.expressions.Expression;
import dev.millrace.table.fault.ValidationException;
import dev.millrace.table.types.AbstractDataType;
import dev.millrace.table.types.DataType;
import dev.millrace.table.types.DataTypes;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
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
public final class Schema {
    private final List<UnresolvedColumn> columns;
    private final List<UnresolvedWatermarkSpec> watermarks;
    private final @Nullable UnresolvedPrimaryKey primaryKey;

    private Schema(
            List<UnresolvedColumn> columns,
            List<UnresolvedWatermarkSpec> watermarks,
            @Nullable UnresolvedPrimaryKey primaryKey) {
        this.columns = List.copyOf(columns);
        this.watermarks = List.copyOf(watermarks);
        this.primaryKey = primaryKey;
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

    /// Returns the declaration between the parentheses of CREATE TABLE, one line per part.
    @Override
    public String toString() {
        List<String> parts = new ArrayList<>();
        for (UnresolvedColumn each : columns) parts.add("  " + each);
        for (UnresolvedWatermarkSpec each : watermarks) parts.add("  " + each);
        if (primaryKey != null) parts.add("  " + primaryKey);
        return "(\n" + String.join(",\n", parts) + "\n)";
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Schema schema
                && columns.equals(schema.columns)
                && watermarks.equals(schema.watermarks)
                && Objects.equals(primaryKey, schema.primaryKey);
    }

    @Override
    public int hashCode() {
        return Objects.hash(columns, watermarks, primaryKey);
    }

    /// Is a column, whose type may be unknown.
    public sealed interface UnresolvedColumn {

        /// Returns the name.
        String name();

        /// Returns the comment; null if there is none.
        @Nullable
        String comment();

        private static String text(UnresolvedColumn column, String rest) {
            String comment = column.comment();
            String written = comment == null ? "" : " COMMENT '" + comment.replace("'", "''") + "'";
            return Identifiers.quoted(column.name()) + " " + rest + written;
        }
    }

    /// Is a column that the connector stores.
    ///
    /// @param type the type in SQL
    public record UnresolvedPhysicalColumn(
            String name, String type, @Nullable String comment) implements UnresolvedColumn {
        @Override
        public String toString() {
            return UnresolvedColumn.text(this, type);
        }
    }

    /// Is a column whose values an expression computes.
    ///
    /// @param expression the expression in SQL
    public record UnresolvedComputedColumn(
            String name, String expression, @Nullable String comment) implements UnresolvedColumn {
        @Override
        public String toString() {
            return UnresolvedColumn.text(this, "AS " + expression);
        }
    }

    /// Is a column with metadata of the connector.
    ///
    /// @param type the type in SQL
    /// @param metadataKey the key of the connector; null if it is the name
    /// @param isVirtual whether sinks leave the column out
    public record UnresolvedMetadataColumn(
            String name,
            String type,
            @Nullable String metadataKey,
            boolean isVirtual,
            @Nullable String comment) implements UnresolvedColumn {
        @Override
        public String toString() {
            String from = metadataKey == null ? "" : " FROM '" + metadataKey.replace("'", "''") + "'";
            return UnresolvedColumn.text(this, type + " METADATA" + from + (isVirtual ? " VIRTUAL" : ""));
        }
    }

    /// Says how watermarks follow from a column.
    ///
    /// @param columnName the column with the event time
    /// @param watermarkExpression the watermark in SQL
    public record UnresolvedWatermarkSpec(String columnName, String watermarkExpression) {
        @Override
        public String toString() {
            return "WATERMARK FOR " + Identifiers.quoted(columnName) + " AS " + watermarkExpression;
        }
    }

    /// Is a primary key, which is not enforced.
    public record UnresolvedPrimaryKey(@Nullable String constraintName, List<String> columnNames) {
        @Override
        public String toString() {
            String name = constraintName == null ? "" : "CONSTRAINT " + Identifiers.quoted(constraintName) + " ";
            List<String> quoted = columnNames.stream().map(Identifiers::quoted).toList();
            return name + "PRIMARY KEY (" + String.join(", ", quoted) + ") NOT ENFORCED";
        }
    }

    /// Builds a schema. Not thread-safe.
    public static final class Builder {
        private final List<UnresolvedColumn> columns = new ArrayList<>();
        private final List<UnresolvedWatermarkSpec> watermarks = new ArrayList<>();
        private @Nullable UnresolvedPrimaryKey primaryKey;

        private Builder() {}

        /// Adds everything of another schema.
        public Builder fromSchema(Schema unresolvedSchema) {
            columns.addAll(unresolvedSchema.columns);
            watermarks.addAll(unresolvedSchema.watermarks);
            if (unresolvedSchema.primaryKey != null) primaryKey = unresolvedSchema.primaryKey;
            return this;
        }

        /// Adds the columns and the key of a resolved schema.
        public Builder fromResolvedSchema(ResolvedSchema resolvedSchema) {
            for (Column each : resolvedSchema.getColumns()) {
                String type = each.getDataType().getLogicalType().asSerializableString();
                String comment = each.getComment().orElse(null);
                columns.add(
                        switch (each) {
                            case Column.PhysicalColumn _ -> new UnresolvedPhysicalColumn(each.getName(), type, comment);
                            case Column.ComputedColumn computed ->
                                new UnresolvedComputedColumn(each.getName(), computed.expression(), comment);
                            case Column.MetadataColumn metadata ->
                                new UnresolvedMetadataColumn(
                                        each.getName(),
                                        type,
                                        metadata.getMetadataKey().orElse(null),
                                        metadata.isVirtual(),
                                        comment);
                        });
            }
            resolvedSchema
                    .getPrimaryKey()
                    .ifPresent(key -> primaryKey = new UnresolvedPrimaryKey(key.getName(), key.getColumns()));
            return this;
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
            return column(columnName, sql(dataType));
        }

        /// Adds a column that the connector stores.
        ///
        /// @param serializableTypeString the type in SQL
        public Builder column(String columnName, String serializableTypeString) {
            columns.add(new UnresolvedPhysicalColumn(columnName, serializableTypeString, null));
            return this;
        }

        /// Adds a column whose values an expression computes.
        public Builder columnByExpression(String columnName, Expression expression) {
            return columnByExpression(columnName, expression.asSummaryString());
        }

        /// Adds a column whose values an expression computes.
        ///
        /// @param sqlExpression the expression in SQL
        public Builder columnByExpression(String columnName, String sqlExpression) {
            columns.add(new UnresolvedComputedColumn(columnName, sqlExpression, null));
            return this;
        }

        /// Adds a column with the metadata of the connector that have its name.
        public Builder columnByMetadata(String columnName, AbstractDataType<?> dataType) {
            return columnByMetadata(columnName, sql(dataType), null, false);
        }

        /// Adds a column with the metadata of the connector that have its name.
        ///
        /// @param serializableTypeString the type in SQL
        public Builder columnByMetadata(String columnName, String serializableTypeString) {
            return columnByMetadata(columnName, serializableTypeString, null, false);
        }

        /// Adds a column with the metadata of the connector that have its name.
        ///
        /// @param isVirtual whether sinks leave the column out
        public Builder columnByMetadata(String columnName, AbstractDataType<?> dataType, boolean isVirtual) {
            return columnByMetadata(columnName, sql(dataType), null, isVirtual);
        }

        /// Adds a column with metadata of the connector.
        public Builder columnByMetadata(String columnName, AbstractDataType<?> dataType, @Nullable String metadataKey) {
            return columnByMetadata(columnName, sql(dataType), metadataKey, false);
        }

        /// Adds a column with metadata of the connector.
        ///
        /// @param isVirtual whether sinks leave the column out
        public Builder columnByMetadata(
                String columnName, AbstractDataType<?> dataType, @Nullable String metadataKey, boolean isVirtual) {
            return columnByMetadata(columnName, sql(dataType), metadataKey, isVirtual);
        }

        /// Adds a column with metadata of the connector.
        ///
        /// @param serializableTypeString the type in SQL
        /// @param metadataKey the key of the connector; null if it is the name
        /// @param isVirtual whether sinks leave the column out
        public Builder columnByMetadata(
                String columnName, String serializableTypeString, @Nullable String metadataKey, boolean isVirtual) {
            columns.add(new UnresolvedMetadataColumn(columnName, serializableTypeString, metadataKey, isVirtual, null));
            return this;
        }

        /// Gives the last column a comment.
        public Builder withComment(@Nullable String comment) {
            if (columns.isEmpty()) throw new IllegalArgumentException("There is no column yet.");
            UnresolvedColumn last = columns.removeLast();
            columns.add(
                    switch (last) {
                        case UnresolvedPhysicalColumn column ->
                            new UnresolvedPhysicalColumn(column.name(), column.type(), comment);
                        case UnresolvedComputedColumn column ->
                            new UnresolvedComputedColumn(column.name(), column.expression(), comment);
                        case UnresolvedMetadataColumn column ->
                            new UnresolvedMetadataColumn(
                                    column.name(), column.type(), column.metadataKey(), column.isVirtual(), comment);
                    });
            return this;
        }

        /// Says how watermarks follow from a column.
        public Builder watermark(String columnName, Expression watermarkExpression) {
            return watermark(columnName, watermarkExpression.asSummaryString());
        }

        /// Says how watermarks follow from a column.
        ///
        /// @param sqlExpression the watermark in SQL
        public Builder watermark(String columnName, String sqlExpression) {
            watermarks.add(new UnresolvedWatermarkSpec(columnName, sqlExpression));
            return this;
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

        /// Returns the schema.
        public Schema build() {
            return new Schema(columns, watermarks, primaryKey);
        }

        private static String sql(AbstractDataType<?> type) {
            if (type instanceof DataType known) return known.getLogicalType().asSerializableString();
            throw new ValidationException("The type %s is not known.".formatted(type));
        }
    }
}
