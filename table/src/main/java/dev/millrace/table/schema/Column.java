package dev.millrace.table.schema;

import dev.millrace.table.catalog.Identifiers;
import dev.millrace.table.expressions.ResolvedExpression;
import dev.millrace.table.expressions.ResolvedSqlExpression;
import dev.millrace.table.types.DataType;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Is a column of a table. Immutable.
public abstract sealed class Column {
    /// The name.
    protected final String name;

    /// The type.
    protected final DataType dataType;

    /// The comment; null if there is none.
    protected final @Nullable String comment;

    private Column(String name, DataType dataType, @Nullable String comment) {
        this.name = name;
        this.dataType = dataType;
        this.comment = comment;
    }

    /// Returns a column that the connector stores.
    public static PhysicalColumn physical(String name, DataType dataType) {
        return new PhysicalColumn(name, dataType, null);
    }

    /// Returns a column whose values an expression computes.
    ///
    /// @param expression the expression in SQL
    public static ComputedColumn computed(String name, ResolvedExpression expression) {
        return new ComputedColumn(name, expression, null);
    }

    /// Returns a column with metadata of the connector.
    ///
    /// @param metadataKey the key of the connector; null if it is the name
    /// @param isVirtual whether sinks leave the column out
    public static MetadataColumn metadata(
            String name, DataType dataType, @Nullable String metadataKey, boolean isVirtual) {
        return new MetadataColumn(name, dataType, metadataKey, isVirtual, null);
    }

    /// Returns the column with a comment.
    public abstract Column withComment(@Nullable String comment);

    /// Returns the column with another type.
    public abstract Column copy(DataType newType);

    /// Returns the column with another name.
    public abstract Column rename(String newName);

    /// Returns whether the connector stores the column.
    public abstract boolean isPhysical();

    /// Returns whether sinks receive the column.
    public abstract boolean isPersisted();

    /// Returns what the declaration says behind the type; empty for a physical column.
    public abstract Optional<String> explainExtras();

    /// Returns the name.
    public String getName() {
        return name;
    }

    /// Returns the type.
    public DataType getDataType() {
        return dataType;
    }

    /// Returns the comment, if there is one.
    public Optional<String> getComment() {
        return Optional.ofNullable(comment);
    }

    /// Returns the declaration as SQL for readers.
    public String asSummaryString() {
        StringBuilder text =
                new StringBuilder(Identifiers.quoted(name)).append(' ').append(dataType);
        explainExtras().ifPresent(extras -> text.append(' ').append(extras));
        if (comment != null)
            text.append(" COMMENT '").append(comment.replace("'", "''")).append('\'');
        return text.toString();
    }

    @Override
    public String toString() {
        return asSummaryString();
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Column column
                && getClass() == column.getClass()
                && name.equals(column.name)
                && dataType.equals(column.dataType)
                && Objects.equals(comment, column.comment)
                && explainExtras().equals(column.explainExtras());
    }

    @Override
    public int hashCode() {
        return Objects.hash(name, dataType, comment);
    }

    /// Is a column that the connector stores.
    public static final class PhysicalColumn extends Column {
        private PhysicalColumn(String name, DataType dataType, @Nullable String comment) {
            super(name, dataType, comment);
        }

        @Override
        public PhysicalColumn withComment(@Nullable String comment) {
            return new PhysicalColumn(getName(), getDataType(), comment);
        }

        @Override
        public Column copy(DataType newType) {
            return new PhysicalColumn(name, newType, comment);
        }

        @Override
        public Column rename(String newName) {
            return new PhysicalColumn(newName, dataType, comment);
        }

        @Override
        public boolean isPhysical() {
            return true;
        }

        @Override
        public boolean isPersisted() {
            return true;
        }

        @Override
        public Optional<String> explainExtras() {
            return Optional.empty();
        }
    }

    /// Is a column whose values an expression computes.
    public static final class ComputedColumn extends Column {
        private final ResolvedExpression expression;

        private ComputedColumn(String name, ResolvedExpression expression, @Nullable String comment) {
            super(name, expression.getOutputDataType(), comment);
            this.expression = expression;
        }

        /// Returns the expression.
        public ResolvedExpression getExpression() {
            return expression;
        }

        @Override
        public ComputedColumn withComment(@Nullable String comment) {
            return new ComputedColumn(getName(), expression, comment);
        }

        @Override
        public Column copy(DataType newType) {
            String text = expression.asSummaryString();
            return new ComputedColumn(name, new ResolvedSqlExpression(text, newType), comment);
        }

        @Override
        public Column rename(String newName) {
            return new ComputedColumn(newName, expression, comment);
        }

        @Override
        public boolean isPhysical() {
            return false;
        }

        @Override
        public boolean isPersisted() {
            return false;
        }

        @Override
        public Optional<String> explainExtras() {
            return Optional.of("AS " + expression.asSummaryString());
        }
    }

    /// Is a column with metadata of the connector.
    public static final class MetadataColumn extends Column {
        private final @Nullable String metadataKey;
        private final boolean isVirtual;

        private MetadataColumn(
                String name,
                DataType dataType,
                @Nullable String metadataKey,
                boolean isVirtual,
                @Nullable String comment) {
            super(name, dataType, comment);
            this.metadataKey = metadataKey;
            this.isVirtual = isVirtual;
        }

        /// Returns the key of the connector; empty if it is the name of the column.
        public Optional<String> getMetadataKey() {
            return Optional.ofNullable(metadataKey);
        }

        /// Returns whether sinks leave the column out.
        public boolean isVirtual() {
            return isVirtual;
        }

        @Override
        public MetadataColumn withComment(@Nullable String comment) {
            return new MetadataColumn(getName(), getDataType(), metadataKey, isVirtual, comment);
        }

        @Override
        public Column copy(DataType newType) {
            return new MetadataColumn(name, newType, metadataKey, isVirtual, comment);
        }

        @Override
        public Column rename(String newName) {
            return new MetadataColumn(newName, dataType, metadataKey, isVirtual, comment);
        }

        @Override
        public boolean isPhysical() {
            return false;
        }

        @Override
        public boolean isPersisted() {
            return !isVirtual;
        }

        @Override
        public Optional<String> explainExtras() {
            String from = metadataKey == null ? "" : " FROM '" + metadataKey.replace("'", "''") + "'";
            return Optional.of("METADATA" + from + (isVirtual ? " VIRTUAL" : ""));
        }
    }
}
