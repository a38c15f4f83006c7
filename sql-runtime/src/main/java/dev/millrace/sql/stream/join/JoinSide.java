package dev.millrace.sql.stream.join;

import dev.millrace.table.types.logical.RowType;
import java.io.Serializable;
import java.util.List;

/// Describes an input of a join.
///
/// @param rowType the type of the rows
/// @param keys the indexes of the columns of the join key
/// @param form how many rows may have the same key
/// @param timeToLiveMillis the time after which unused rows are dropped, in milliseconds; 0 to keep them; negative for
///     that of the query
public record JoinSide(RowType rowType, List<Integer> keys, SideForm form, long timeToLiveMillis)
        implements Serializable {}
