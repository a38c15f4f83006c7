package dev.millrace.sql.connector;

import dev.millrace.table.types.logical.RowType;
import java.util.List;

/// Names the part of a table that a lookup join reads.
///
/// @param keys the places of the columns of the key within the read columns
/// @param columns the indexes of the read columns. The indexes of metadata columns follow those of the physical columns
/// @param rowType the type of the read rows
/// @param isAsynchronous whether an asynchronous function is preferred
public record LookupRequest(List<Integer> keys, List<Integer> columns, RowType rowType, boolean isAsynchronous) {
    public LookupRequest {
        keys = List.copyOf(keys);
        columns = List.copyOf(columns);
    }
}
