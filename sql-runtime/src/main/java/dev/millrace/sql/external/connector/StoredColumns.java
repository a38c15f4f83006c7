package dev.millrace.sql.external.connector;

import dev.millrace.table.schema.Column;
import dev.millrace.table.schema.ResolvedSchema;
import dev.millrace.table.types.DataType;
import dev.millrace.table.types.DataTypes;
import dev.millrace.table.types.TypeConversions;
import dev.millrace.table.types.logical.RowType;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/// Knows how the columns of a table are stored: physical columns, and metadata columns with their keys.
///
/// @param physical the physical columns
/// @param metadata the metadata columns in the order of the table
record StoredColumns(RowType physical, List<Column.MetadataColumn> metadata) {

    static StoredColumns of(ResolvedSchema schema) {
        List<Column.MetadataColumn> metadata = new ArrayList<>();
        for (Column each : schema.getColumns()) if (each instanceof Column.MetadataColumn column) metadata.add(column);
        return new StoredColumns((RowType) schema.toPhysicalRowDataType().getLogicalType(), metadata);
    }

    /// Returns the key of a metadata column.
    static String key(Column.MetadataColumn column) {
        return column.getMetadataKey().orElse(column.getName());
    }

    /// Returns the keys of wanted metadata in the order in which the connector lists them.
    static List<String> ordered(String table, Collection<String> wanted, Map<String, DataType> listed) {
        for (String each : wanted) {
            if (listed.containsKey(each)) continue;
            throw ConnectorFaults.METADATA
                    .what("The connector of the table %s has no metadata '%s'.", table, each)
                    .fix(
                            listed.isEmpty() ? "Leave the column out." : "Use one of %s.",
                            String.join(", ", listed.keySet()));
        }
        return listed.keySet().stream().filter(wanted::contains).toList();
    }

    /// Returns the type of rows with physical fields and metadata behind them.
    static DataType rows(RowType physical, List<String> keys, Map<String, DataType> listed) {
        List<DataTypes.Field> fields = new ArrayList<>();
        for (RowType.RowField each : physical.getFields()) {
            fields.add(DataTypes.FIELD(each.getName(), TypeConversions.fromLogicalToDataType(each.getType())));
        }
        Set<String> used = new HashSet<>(physical.getFieldNames());
        for (String each : keys) {
            String name = used.add(each) ? each : "$metadata$" + each;
            fields.add(DataTypes.FIELD(name, Objects.requireNonNull(listed.get(each))));
        }
        return DataTypes.ROW(fields).notNull();
    }
}
