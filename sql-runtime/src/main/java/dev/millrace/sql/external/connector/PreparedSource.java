package dev.millrace.sql.external.connector;

import dev.millrace.sql.expression.Expr;
import dev.millrace.table.connector.source.DynamicTableSource;
import dev.millrace.table.connector.source.ScanTableSource;
import dev.millrace.table.connector.source.abilities.SupportsProjectionPushDown;
import dev.millrace.table.connector.source.abilities.SupportsReadingMetadata;
import dev.millrace.table.schema.Column;
import dev.millrace.table.types.DataType;
import dev.millrace.table.types.logical.LogicalType;
import dev.millrace.table.types.logical.RowType;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/// Is a copy of a source that emits what a query wants.
///
/// @param produced the rows of the source
/// @param indexes the field of these rows for each wanted column
record PreparedSource(DynamicTableSource source, RowType produced, int[] indexes) {

    /// Returns a copy of a source that emits the wanted columns.
    ///
    /// @param filters the conditions that the source checks
    static PreparedSource of(ExternalTable table, DynamicTableSource source, List<Integer> wanted, List<Expr> filters) {
        try {
            DynamicTableSource copy = source.copy();
            StoredColumns stored = StoredColumns.of(table.table().getResolvedSchema());
            if (copy instanceof ScanTableSource scan) filter(table, scan, filters, stored.physical());
            int physicalCount = stored.physical().getFieldCount();
            List<Integer> physical = new ArrayList<>();
            List<Column.MetadataColumn> metadata = new ArrayList<>();
            for (int each : wanted) {
                if (each >= physicalCount) metadata.add(stored.metadata().get(each - physicalCount));
                else if (!physical.contains(each)) physical.add(each);
            }
            boolean isProjecting = copy instanceof SupportsProjectionPushDown;
            if (!isProjecting)
                physical = IntStream.range(0, physicalCount).boxed().toList();
            RowType projected = projected(stored.physical(), physical);
            Map<String, DataType> listed =
                    copy instanceof SupportsReadingMetadata reading ? reading.listReadableMetadata() : Map.of();
            List<String> keys = StoredColumns.ordered(
                    table.name(), metadata.stream().map(StoredColumns::key).toList(), listed);
            DataType produced = StoredColumns.rows(projected, keys, listed);
            if (copy instanceof SupportsProjectionPushDown projecting) {
                int[][] paths = physical.stream().map(each -> new int[] {each}).toArray(int[][]::new);
                projecting.applyProjection(paths, produced);
            }
            if (copy instanceof SupportsReadingMetadata reading && !keys.isEmpty())
                reading.applyReadableMetadata(keys, produced);
            RowType rowType = (RowType) produced.getLogicalType();
            int[] indexes = new int[wanted.size()];
            for (int i = 0; i < indexes.length; i++) {
                int column = wanted.get(i);
                indexes[i] = column < physicalCount
                        ? physical.indexOf(column)
                        : metadata(table, stored.metadata().get(column - physicalCount), keys, projected, rowType);
            }
            return new PreparedSource(copy, rowType, indexes);
        } catch (RuntimeException thrown) {
            throw ConnectorFaults.refused(table.name(), thrown);
        } catch (LinkageError missing) {
            throw ConnectorFaults.incomplete(table.name(), missing);
        }
    }

    private static void filter(ExternalTable table, ScanTableSource scan, List<Expr> filters, RowType columns) {
        SourcePartitions partitions = new SourcePartitions(table);
        List<Expr> selecting = partitions.of(scan, filters);
        partitions.apply(scan, selecting);
        SourceFilters.apply(scan, SourcePartitions.without(filters, selecting), columns);
    }

    private static RowType projected(RowType physical, List<Integer> columns) {
        List<RowType.RowField> fields = new ArrayList<>();
        for (int each : columns) fields.add(physical.getFields().get(each));
        return new RowType(false, fields);
    }

    private static int metadata(
            ExternalTable table, Column.MetadataColumn column, List<String> keys, RowType projected, RowType produced) {
        int index = projected.getFieldCount() + keys.indexOf(StoredColumns.key(column));
        LogicalType given = produced.getTypeAt(index);
        LogicalType wanted = column.getDataType().getLogicalType();
        if (given.getTypeRoot() == wanted.getTypeRoot()) return index;
        throw ConnectorFaults.METADATA
                .what("The metadata column %s of the table %s has the type %s.", column.getName(), table.name(), wanted)
                .why("The connector provides %s.", given)
                .fix("Declare the column as %s, and CAST it in queries.", given);
    }
}
