package dev.millrace.sql.connector;

import dev.millrace.table.types.logical.RowType;
import java.io.Serializable;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Describes a table for its connector.
///
/// @param path the names of catalog, database and table
/// @param rowType the physical columns
/// @param metadata the metadata columns, whose indexes follow those of the physical columns
/// @param options the options of the table by key, among them `connector`
/// @param partitionKeys the names of the columns after PARTITIONED BY
/// @param zone the time zone of the session
public record TableDescription(
        List<String> path,
        RowType rowType,
        List<MetadataColumn> metadata,
        Map<String, String> options,
        List<String> partitionKeys,
        ZoneId zone)
        implements Serializable {
    public TableDescription {
        path = List.copyOf(path);
        metadata = List.copyOf(metadata);
        options = new LinkedHashMap<>(options);
        partitionKeys = List.copyOf(partitionKeys);
    }

    /// Returns the path as text, such as `default_catalog.default_database.orders`.
    public String name() {
        return String.join(".", path);
    }
}
