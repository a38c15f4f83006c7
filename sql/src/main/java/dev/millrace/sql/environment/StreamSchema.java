package dev.millrace.sql.environment;

import dev.millrace.table.schema.Schema;
import dev.millrace.table.types.logical.RowType;
import org.jspecify.annotations.Nullable;

/// Completes the columns of a stream.
final class StreamSchema {
    private StreamSchema() {}

    /// Returns the columns of a table over a stream: those of the records, unless the program declares columns that the
    /// stream provides, and then the computed ones.
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
