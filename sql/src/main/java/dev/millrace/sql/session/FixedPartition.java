package dev.millrace.sql.session;

import dev.millrace.sql.catalog.CatalogFaults;
import dev.millrace.sql.catalog.CatalogTable;
import dev.millrace.sql.catalog.TablePath;
import dev.millrace.sql.expression.Expr;
import dev.millrace.sql.statement.PartitionValues;
import dev.millrace.table.types.logical.LogicalType;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Contains the values that a PARTITION clause fixes. The columns stand in the order of PARTITIONED BY.
///
/// @param values the values, with the types of the columns
/// @param texts the values as text
record FixedPartition(Map<String, Expr> values, Map<String, String> texts) {

    /// Reads a clause.
    ///
    /// @param clause null for no clause
    /// @throws dev.millrace.base.fault.MillraceException if the table has no such partition column, or if a
    ///     value is not constant
    static FixedPartition of(CatalogTable table, @Nullable PartitionValues clause, QueryStatements queries) {
        Map<String, Expr> values = new LinkedHashMap<>();
        Map<String, String> texts = new LinkedHashMap<>();
        if (clause == null) return new FixedPartition(values, texts);
        Map<String, PartitionValues.Entry> entries = new LinkedHashMap<>();
        for (PartitionValues.Entry each : clause.columns()) {
            if (!table.partitionKeys().contains(each.column())) {
                throw CatalogFaults.missing("partition column", each.column(), table.partitionKeys());
            }
            entries.put(each.column(), each);
        }
        for (String each : table.partitionKeys()) {
            PartitionValues.Entry entry = entries.get(each);
            if (entry == null || entry.value() == null) continue;
            LogicalType type = table.columns().get(table.indexOf(each)).type();
            Expr value = InsertColumns.cast(new ConstantValue(queries).of(entry.value()), type);
            String text = queries.interpreter().text(queries.interpreter().constant(value), type);
            values.put(each, value);
            texts.put(each, String.valueOf(text));
        }
        return new FixedPartition(values, texts);
    }

    /// Requires a value for each partition column.
    ///
    /// @throws dev.millrace.base.fault.MillraceException if a value is missing
    FixedPartition complete(TablePath path, CatalogTable table) {
        for (String each : table.partitionKeys()) {
            if (texts.containsKey(each)) continue;
            throw SessionFaults.WRONG_KIND
                    .what("The PARTITION clause gives no value for the column %s of the table %s.", each, path)
                    .why("The table is partitioned by %s.", String.join(", ", table.partitionKeys()))
                    .fix("Write PARTITION (%s = ...).", String.join(" = ..., ", table.partitionKeys()));
        }
        return this;
    }
}
