package dev.millrace.table.schema;

import dev.millrace.table.catalog.Identifiers;
import dev.millrace.table.expressions.Expression;
import dev.millrace.table.types.AbstractDataType;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Holds the classes of the parts of a [Schema], which programs name as members of it.
public abstract sealed class SchemaElements permits Schema {
    SchemaElements() {}

    private static String quoted(List<String> names) {
        return String.join(", ", names.stream().map(Identifiers::quoted).toList());
    }

    private static String text(String text) {
        return "'" + text.replace("'", "''") + "'";
    }

    /// Is a column, whose type may be unknown.
    public abstract static sealed class UnresolvedColumn {
        final String columnName;
        final @Nullable String comment;

        UnresolvedColumn(String columnName, @Nullable String comment) {
            this.columnName = Objects.requireNonNull(columnName);
            this.comment = comment;
        }

        /// Returns the name.
        public String getName() {
            return columnName;
        }

        /// Returns the comment, if there is one.
        public Optional<String> getComment() {
            return Optional.ofNullable(comment);
        }

        abstract UnresolvedColumn commented(@Nullable String newComment);

        abstract List<Object> parts();

        abstract String declaration();

        /// Returns the declaration in CREATE TABLE.
        @Override
        public String toString() {
            String written = comment == null ? "" : " COMMENT " + text(comment);
            return Identifiers.quoted(columnName) + " " + declaration() + written;
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof UnresolvedColumn column
                    && getClass() == other.getClass()
                    && columnName.equals(column.columnName)
                    && Objects.equals(comment, column.comment)
                    && parts().equals(column.parts());
        }

        @Override
        public int hashCode() {
            return Objects.hash(columnName, comment, parts());
        }
    }

    /// Is a column that the connector stores.
    public static final class UnresolvedPhysicalColumn extends UnresolvedColumn {
        private final AbstractDataType<?> dataType;

        /// Creates a column without a comment.
        public UnresolvedPhysicalColumn(String columnName, AbstractDataType<?> dataType) {
            this(columnName, dataType, null);
        }

        /// Creates a column.
        public UnresolvedPhysicalColumn(String columnName, AbstractDataType<?> dataType, @Nullable String comment) {
            super(columnName, comment);
            this.dataType = Objects.requireNonNull(dataType);
        }

        /// Returns the type.
        public AbstractDataType<?> getDataType() {
            return dataType;
        }

        @Override
        UnresolvedColumn commented(@Nullable String newComment) {
            return new UnresolvedPhysicalColumn(columnName, dataType, newComment);
        }

        @Override
        List<Object> parts() {
            return List.of(dataType);
        }

        @Override
        String declaration() {
            return dataType.toString();
        }
    }

    /// Is a column whose values an expression computes.
    public static final class UnresolvedComputedColumn extends UnresolvedColumn {
        private final Expression expression;

        /// Creates a column without a comment.
        public UnresolvedComputedColumn(String columnName, Expression expression) {
            this(columnName, expression, null);
        }

        /// Creates a column.
        public UnresolvedComputedColumn(String columnName, Expression expression, @Nullable String comment) {
            super(columnName, comment);
            this.expression = Objects.requireNonNull(expression);
        }

        /// Returns the column with another comment.
        public UnresolvedComputedColumn withComment(@Nullable String newComment) {
            return new UnresolvedComputedColumn(columnName, expression, newComment);
        }

        /// Returns the expression.
        public Expression getExpression() {
            return expression;
        }

        @Override
        UnresolvedColumn commented(@Nullable String newComment) {
            return withComment(newComment);
        }

        @Override
        List<Object> parts() {
            return List.of(expression);
        }

        @Override
        String declaration() {
            return "AS " + expression.asSummaryString();
        }
    }

    /// Is a column with metadata of the connector.
    public static final class UnresolvedMetadataColumn extends UnresolvedColumn {
        private final AbstractDataType<?> dataType;
        private final @Nullable String metadataKey;
        private final boolean isVirtual;

        /// Creates a column without a comment.
        ///
        /// @param metadataKey the key of the connector; null if it is the name
        /// @param isVirtual whether sinks leave the column out
        public UnresolvedMetadataColumn(
                String columnName, AbstractDataType<?> dataType, @Nullable String metadataKey, boolean isVirtual) {
            this(columnName, dataType, metadataKey, isVirtual, null);
        }

        /// Creates a column.
        ///
        /// @param metadataKey the key of the connector; null if it is the name
        /// @param isVirtual whether sinks leave the column out
        public UnresolvedMetadataColumn(
                String columnName,
                AbstractDataType<?> dataType,
                @Nullable String metadataKey,
                boolean isVirtual,
                @Nullable String comment) {
            super(columnName, comment);
            this.dataType = Objects.requireNonNull(dataType);
            this.metadataKey = metadataKey;
            this.isVirtual = isVirtual;
        }

        /// Returns the type.
        public AbstractDataType<?> getDataType() {
            return dataType;
        }

        /// Returns the key of the connector; null if it is the name.
        public @Nullable String getMetadataKey() {
            return metadataKey;
        }

        /// Returns whether sinks leave the column out.
        public boolean isVirtual() {
            return isVirtual;
        }

        @Override
        UnresolvedColumn commented(@Nullable String newComment) {
            return new UnresolvedMetadataColumn(columnName, dataType, metadataKey, isVirtual, newComment);
        }

        @Override
        List<Object> parts() {
            return List.of(dataType, String.valueOf(metadataKey), isVirtual);
        }

        @Override
        String declaration() {
            String from = metadataKey == null ? "" : " FROM " + text(metadataKey);
            return dataType + " METADATA" + from + (isVirtual ? " VIRTUAL" : "");
        }
    }

    /// Says how watermarks follow from a column.
    public static final class UnresolvedWatermarkSpec {
        private final String columnName;
        private final Expression watermarkExpression;

        /// Creates the description.
        ///
        /// @param columnName the column with the event time
        public UnresolvedWatermarkSpec(String columnName, Expression watermarkExpression) {
            this.columnName = Objects.requireNonNull(columnName);
            this.watermarkExpression = Objects.requireNonNull(watermarkExpression);
        }

        /// Returns the column with the event time.
        public String getColumnName() {
            return columnName;
        }

        /// Returns the watermark.
        public Expression getWatermarkExpression() {
            return watermarkExpression;
        }

        @Override
        public String toString() {
            return "WATERMARK FOR " + Identifiers.quoted(columnName) + " AS " + watermarkExpression.asSummaryString();
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof UnresolvedWatermarkSpec spec
                    && columnName.equals(spec.columnName)
                    && watermarkExpression.equals(spec.watermarkExpression);
        }

        @Override
        public int hashCode() {
            return Objects.hash(columnName, watermarkExpression);
        }
    }

    /// Is a condition that all rows fulfil, with a name.
    public abstract static sealed class UnresolvedConstraint {
        private final @Nullable String constraintName;
        final List<String> columnNames;

        UnresolvedConstraint(@Nullable String constraintName, List<String> columnNames) {
            this.constraintName = constraintName;
            this.columnNames = List.copyOf(columnNames);
        }

        /// Returns the name; null if the session gives it one.
        public @Nullable String getConstraintName() {
            return constraintName;
        }

        abstract String condition();

        @Override
        public String toString() {
            String name = constraintName == null ? "" : "CONSTRAINT " + Identifiers.quoted(constraintName) + " ";
            return name + condition();
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof UnresolvedConstraint constraint
                    && getClass() == other.getClass()
                    && Objects.equals(constraintName, constraint.constraintName)
                    && columnNames.equals(constraint.columnNames);
        }

        @Override
        public int hashCode() {
            return Objects.hash(constraintName, columnNames);
        }
    }

    /// Is a primary key, which is not enforced.
    public static final class UnresolvedPrimaryKey extends UnresolvedConstraint {
        /// Creates a key.
        public UnresolvedPrimaryKey(@Nullable String constraintName, List<String> columnNames) {
            super(constraintName, columnNames);
        }

        /// Returns the names of the columns.
        public List<String> getColumnNames() {
            return columnNames;
        }

        @Override
        String condition() {
            return "PRIMARY KEY (" + quoted(columnNames) + ") NOT ENFORCED";
        }
    }

    /// Says which columns keep their values when a row of a key changes.
    public static final class UnresolvedImmutableColumns extends UnresolvedConstraint {
        /// Creates the constraint.
        public UnresolvedImmutableColumns(@Nullable String constraintName, List<String> columnNames) {
            super(constraintName, columnNames);
        }

        /// Returns the names of the columns.
        public List<String> getColumnNames() {
            return columnNames;
        }

        @Override
        String condition() {
            return "IMMUTABLE COLUMNS (" + quoted(columnNames) + ") NOT ENFORCED";
        }
    }

    /// Names columns by which the connector finds rows.
    public static final class UnresolvedIndex {
        private final String indexName;
        private final List<String> columnNames;

        /// Creates an index.
        public UnresolvedIndex(String indexName, List<String> columnNames) {
            this.indexName = Objects.requireNonNull(indexName);
            this.columnNames = List.copyOf(columnNames);
        }

        /// Returns the name.
        public String getIndexName() {
            return indexName;
        }

        /// Returns the names of the columns.
        public List<String> getColumnNames() {
            return columnNames;
        }

        @Override
        public String toString() {
            return "INDEX " + Identifiers.quoted(indexName) + " (" + quoted(columnNames) + ")";
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof UnresolvedIndex index
                    && indexName.equals(index.indexName)
                    && columnNames.equals(index.columnNames);
        }

        @Override
        public int hashCode() {
            return Objects.hash(indexName, columnNames);
        }
    }
}
