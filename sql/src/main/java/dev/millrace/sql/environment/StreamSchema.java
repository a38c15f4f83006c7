package dev.millrace.sql.environment;

import dev.millrace.sql.external.ExternalFaults;
import dev.millrace.table.schema.Schema;
import dev.millrace.table.types.logical.RowType;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Completes the columns of a stream.
final class StreamSchema {
    private StreamSchema() {}

    /// Returns the columns that contain the timestamps of records.
    ///
    /// @throws dev.millrace.base.fault.MillraceException if a column has other metadata
    static Set<String> times(Schema schema) {
        Set<String> times = new HashSet<>();
        for (Schema.UnresolvedColumn each : schema.getColumns()) {
            if (!(each instanceof Schema.UnresolvedMetadataColumn metadata)) continue;
            String key = metadata.getMetadataKey() == null ? metadata.getName() : metadata.getMetadataKey();
            if (!key.equals("rowtime")) {
                throw ExternalFaults.MISTAKE
                        .what("The column %s has the metadata '%s', which streams lack.", each.getName(), key)
                        .fix("Name the key 'rowtime', which is the timestamp of the record, or leave the column out.");
            }
            times.add(metadata.getName());
        }
        return times;
    }

    /// Returns the columns of a table over a stream: those of the records, unless the program declares columns that
    /// the stream provides, and then the computed ones.
    static Schema of(RowType records, @Nullable Schema declared) {
        if (declared == null) return Schemas.ofRow(records);
        boolean hasPhysical =
                declared.getColumns().stream().anyMatch(Schema.UnresolvedPhysicalColumn.class::isInstance);
        if (hasPhysical) return declared;
        return Schema.newBuilder()
                .fromSchema(Schemas.ofRow(records))
                .fromSchema(declared)
                .build();
    }
}
