package dev.millrace.sql.connector;

import dev.millrace.sql.expression.Evaluation;
import dev.millrace.sql.expression.Expr;
import dev.millrace.sql.operator.OperatorSettings;
import dev.millrace.table.data.RowData;
import dev.millrace.table.data.TimestampData;
import java.io.Serializable;
import java.util.function.ToLongFunction;

/// Says how a source creates the watermarks of a query itself, for example for each of its partitions.
///
/// @param expression the watermark after a row, from the wanted columns
/// @param settings the time zone and the time of the query
/// @param idleMillis the time without rows after which a part of the source is idle, in milliseconds; 0 for never
public record ScanWatermarks(Expr expression, OperatorSettings settings, long idleMillis) implements Serializable {

    /// Returns the watermark after a row in milliseconds; `Long.MIN_VALUE` if the row has none.
    public ToLongFunction<RowData> ofRow() {
        Evaluation evaluation = settings.interpreter().evaluation(expression);
        return row -> switch (evaluation.of(row)) {
            case TimestampData time -> time.getMillisecond();
            case Long millis -> millis;
            case null, default -> Long.MIN_VALUE;
        };
    }
}
