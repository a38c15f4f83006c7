package dev.millrace.sql.stream.calc;

import dev.millrace.column.Column;
import dev.millrace.column.ColumnBatch;
import dev.millrace.column.ColumnBuilder;
import dev.millrace.sql.expression.Expr;
import dev.millrace.sql.operator.OperatorSettings;
import dev.millrace.sql.plan.ColumnReferences;
import dev.millrace.sql.stream.ContinuousServices;
import dev.millrace.table.data.GenericRowData;
import dev.millrace.table.data.TimestampData;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Computes functions whose results change while a query runs, such as the current time and watermark. The results are
/// appended to each batch as columns. Not thread-safe.
final class MovingTime {
    private static final Set<String> FUNCTIONS = Set.of(
            "PROCTIME",
            "NOW",
            "CURRENT_TIMESTAMP",
            "CURRENT_ROW_TIMESTAMP",
            "LOCALTIMESTAMP",
            "CURRENT_DATE",
            "CURRENT_TIME",
            "LOCALTIME",
            "UNIX_TIMESTAMP",
            "CURRENT_WATERMARK");

    private final ContinuousServices services;
    private final List<Expr.Call> calls = new ArrayList<>();

    MovingTime(ContinuousServices services) {
        this.services = services;
    }

    /// Returns whether expressions have such functions.
    static boolean isIn(List<Expr> expressions) {
        boolean[] isFound = {false};
        for (Expr each : expressions) {
            ColumnReferences.replaced(each, part -> {
                isFound[0] |= isMoving(part);
                return part;
            });
        }
        return isFound[0];
    }

    private static boolean isMoving(Expr expression) {
        if (!(expression instanceof Expr.Call call) || !FUNCTIONS.contains(call.function())) return false;
        return call.operands().isEmpty() || call.function().equals("CURRENT_WATERMARK");
    }

    /// Returns an expression that reads the results from columns after those of the input.
    ///
    /// @param width the number of columns of the input
    Expr over(Expr expression, int width) {
        return ColumnReferences.replaced(expression, part -> {
            if (!isMoving(part)) return part;
            Expr.Call call = (Expr.Call) part;
            int at = calls.indexOf(call);
            if (at < 0) {
                at = calls.size();
                calls.add(call);
            }
            return new Expr.Column(width + at, call.type());
        });
    }

    /// Returns a batch with the present results.
    ColumnBatch with(ColumnBatch batch) {
        OperatorSettings usual = services.operators();
        Instant now = Instant.ofEpochMilli(services.millis());
        OperatorSettings present = new OperatorSettings(usual.zone(), now, usual.memoryBytes());
        List<Column> columns = new ArrayList<>();
        for (Expr.Call each : calls) {
            Object value = each.function().equals("CURRENT_WATERMARK")
                    ? watermark()
                    : present.interpreter().evaluation(each).of(new GenericRowData(0));
            ColumnBuilder builder = ColumnBuilder.of(each.type(), batch.size());
            for (int row = 0; row < batch.size(); row++) builder.appendValue(value);
            columns.add(builder.build());
        }
        return batch.withAppended(columns);
    }

    private @Nullable Object watermark() {
        long watermark = services.watermark();
        return watermark == Long.MIN_VALUE ? null : TimestampData.fromEpochMillis(watermark);
    }
}
