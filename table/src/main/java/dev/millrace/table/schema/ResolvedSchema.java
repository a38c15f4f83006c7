package dev.millrace.table.schema;

import dev.millrace.table.types.DataType;
import dev.millrace.table.types.DataTypes;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// Describes the columns of a table whose types are known. Immutable.
public final class ResolvedSchema {
    private final List<Column> columns;
    private final List<WatermarkSpec> watermarks;
    private final @Nullable UniqueConstraint primaryKey;
    private final List<Index> indexes;
    private final @Nullable ImmutableColumnsConstraint immutableColumns;

    /// Creates a schema without indexes.
    public ResolvedSchema(
            List<Column> columns, List<WatermarkSpec> watermarkSpecs, @Nullable UniqueConstraint primaryKey) {
        this(columns, watermarkSpecs, primaryKey, List.of(), null);
    }

    /// Creates a schema.
    public ResolvedSchema(
            List<Column> columns,
            List<WatermarkSpec> watermarkSpecs,
            @Nullable UniqueConstraint primaryKey,
            List<Index> indexes) {
        this(columns, watermarkSpecs, primaryKey, indexes, null);
    }

    /// Creates a schema with columns whose values do not change.
    public ResolvedSchema(
            List<Column> columns,
            List<WatermarkSpec> watermarkSpecs,
            @Nullable UniqueConstraint primaryKey,
            List<Index> indexes,
            @Nullable ImmutableColumnsConstraint immutableColumns) {
        this.columns = List.copyOf(columns);
        this.watermarks = List.copyOf(watermarkSpecs);
        this.primaryKey = primaryKey;
        this.indexes = List.copyOf(indexes);
        this.immutableColumns = immutableColumns;
    }

    /// Returns a schema of columns without a key.
    public static ResolvedSchema of(List<Column> columns) {
        return new ResolvedSchema(columns, List.of(), null);
    }

    /// Returns a schema of columns without a key.
    public static ResolvedSchema of(Column... columns) {
        return of(List.of(columns));
    }

    /// Returns a schema of columns that a connector stores.
    public static ResolvedSchema physical(List<String> columnNames, List<DataType> columnDataTypes) {
        if (columnNames.size() != columnDataTypes.size()) {
            throw new IllegalArgumentException(
                    "There are %d names and %d types.".formatted(columnNames.size(), columnDataTypes.size()));
        }
        List<Column> columns = new ArrayList<>();
        for (int i = 0; i < columnNames.size(); i++) {
            columns.add(Column.physical(columnNames.get(i), columnDataTypes.get(i)));
        }
        return of(columns);
    }

    /// Returns a schema of columns that a connector stores.
    public static ResolvedSchema physical(String[] columnNames, DataType[] columnDataTypes) {
        return physical(Arrays.asList(columnNames), Arrays.asList(columnDataTypes));
    }

    /// Returns the schema with a primary key.
    public ResolvedSchema withPrimaryKey(@Nullable UniqueConstraint key) {
        return new ResolvedSchema(columns, watermarks, key, indexes, immutableColumns);
    }

    /// Returns the number of columns.
    public int getColumnCount() {
        return columns.size();
    }

    /// Returns the columns in order.
    public List<Column> getColumns() {
        return columns;
    }

    /// Returns the names of the columns in order.
    public List<String> getColumnNames() {
        return columns.stream().map(Column::getName).toList();
    }

    /// Returns the types of the columns in order.
    public List<DataType> getColumnDataTypes() {
        return columns.stream().map(Column::getDataType).toList();
    }

    /// Returns a column by its index; empty if there is none.
    public Optional<Column> getColumn(int columnIndex) {
        return columnIndex < 0 || columnIndex >= columns.size()
                ? Optional.empty()
                : Optional.of(columns.get(columnIndex));
    }

    /// Returns a column by its name; empty if there is none.
    public Optional<Column> getColumn(String columnName) {
        return columns.stream()
                .filter(each -> each.getName().equals(columnName))
                .findFirst();
    }

    /// Returns the watermarks; at most one.
    public List<WatermarkSpec> getWatermarkSpecs() {
        return watermarks;
    }

    /// Returns the indexes of the connector.
    public List<Index> getIndexes() {
        return indexes;
    }

    /// Returns which columns never change, if the table declares any.
    public Optional<ImmutableColumnsConstraint> getImmutableColumns() {
        return Optional.ofNullable(immutableColumns);
    }

    /// Returns the indexes of the columns that never change.
    public int[] getImmutableColumnIndexes() {
        return immutableColumns == null ? new int[0] : places(immutableColumns.getColumns());
    }

    /// Returns the primary key, if there is one.
    public Optional<UniqueConstraint> getPrimaryKey() {
        return Optional.ofNullable(primaryKey);
    }

    /// Returns the indexes of the columns of the primary key; empty without a key.
    public int[] getPrimaryKeyIndexes() {
        return primaryKey == null ? new int[0] : places(primaryKey.getColumns());
    }

    private int[] places(List<String> names) {
        return names.stream().mapToInt(getColumnNames()::indexOf).toArray();
    }

    /// Returns the type of the rows that a source of the table emits.
    public DataType toSourceRowDataType() {
        return row(_ -> true);
    }

    /// Returns the type of the rows that the connector stores.
    public DataType toPhysicalRowDataType() {
        return row(Column::isPhysical);
    }

    /// Returns the type of the rows that a sink of the table receives.
    public DataType toSinkRowDataType() {
        return row(Column::isPersisted);
    }

    private DataType row(Predicate<Column> isWanted) {
        return DataTypes.ROW(columns.stream()
                        .filter(isWanted)
                        .map(each -> DataTypes.FIELD(each.getName(), each.getDataType()))
                        .toList())
                .notNull();
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
    public String toString() {
        List<String> parts = new ArrayList<>();
        for (Object each : parts()) {
            parts.add("  " + (each instanceof Column column ? column.asSummaryString() : each.toString()));
        }
        return "(\n" + String.join(",\n", parts) + "\n)";
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof ResolvedSchema schema && parts().equals(schema.parts());
    }

    @Override
    public int hashCode() {
        return parts().hashCode();
    }
}
