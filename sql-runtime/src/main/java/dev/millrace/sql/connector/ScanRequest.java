package dev.millrace.sql.connector;

import dev.millrace.sql.expression.Expr;
import dev.millrace.table.types.logical.RowType;
import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/// Names the part of a table that a query reads.
///
/// @param columns the indexes of the wanted columns, in the order of the result. The indexes of metadata columns follow
///     those of the physical columns
/// @param rowType the type of the rows of the result
/// @param filters the conditions on the columns of the table that the source accepted
/// @param watermarks how the source creates watermarks; null if it creates none. Only a source that says
///     [TableSource#createsWatermarks] gets them
/// @param limit the number of rows after which each subtask may stop; empty for all rows
public record ScanRequest(
        List<Integer> columns,
        RowType rowType,
        List<Expr> filters,
        @Nullable ScanWatermarks watermarks,
        OptionalLong limit) {
    public ScanRequest {
        columns = List.copyOf(columns);
        filters = List.copyOf(filters);
    }
}
