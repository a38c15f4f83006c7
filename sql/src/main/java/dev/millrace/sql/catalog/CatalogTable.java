package dev.millrace.sql.catalog;

import dev.millrace.sql.statement.DistributionDefinition;
import dev.millrace.sql.statement.UniqueConstraint;
import dev.millrace.table.types.logical.RowType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// Is a table: columns, and the options of its connector.
///
/// @param columns all columns
/// @param key the primary key; null if there is none
/// @param watermark the watermark; null if there is none
/// @param distribution the distribution over buckets; null if there is none
/// @param partitionKeys the columns that the table is partitioned by
/// @param options the options of the connector
/// @param comment the comment; null if there is none
public record CatalogTable(
        List<TableColumn> columns,
        @Nullable UniqueConstraint key,
        @Nullable Watermark watermark,
        @Nullable DistributionDefinition distribution,
        List<String> partitionKeys,
        Map<String, String> options,
        @Nullable String comment)
        implements CatalogObject {

    public CatalogTable {
        columns = List.copyOf(columns);
        partitionKeys = List.copyOf(partitionKeys);
        options = new LinkedHashMap<>(options);
    }

    /// Describes how a table computes watermarks.
    ///
    /// @param column the column with the event time
    /// @param expression the text of the expression
    public record Watermark(String column, String expression) {}

    @Override
    public RowType rowType() {
        return rowType(_ -> true);
    }

    /// Returns the columns that the connector reads: physical columns, and metadata columns after them.
    public RowType storedType() {
        List<RowType.RowField> fields =
                new ArrayList<>(rowType(TableColumn.Physical.class::isInstance).getFields());
        fields.addAll(rowType(TableColumn.Metadata.class::isInstance).getFields());
        return new RowType(false, fields);
    }

    /// Returns the columns that a condition accepts.
    public RowType rowType(Predicate<TableColumn> condition) {
        List<RowType.RowField> fields = new ArrayList<>();
        for (TableColumn each : columns) {
            if (condition.test(each)) fields.add(new RowType.RowField(each.name(), each.type()));
        }
        return new RowType(false, fields);
    }

    /// Returns whether each column is physical.
    public boolean isPhysical() {
        return columns.stream().allMatch(TableColumn.Physical.class::isInstance);
    }

    /// Returns the table with other options.
    public CatalogTable withOptions(Map<String, String> newOptions) {
        return new CatalogTable(columns, key, watermark, distribution, partitionKeys, newOptions, comment);
    }

    /// Returns the table with another comment.
    public CatalogTable withComment(String newComment) {
        return new CatalogTable(columns, key, watermark, distribution, partitionKeys, options, newComment);
    }

    /// Returns the index of a column; -1 if it does not exist.
    public int indexOf(String column) {
        for (int i = 0; i < columns.size(); i++) {
            if (columns.get(i).name().equals(column)) return i;
        }
        return -1;
    }

    @Override
    public String kind() {
        return "TABLE";
    }
}
