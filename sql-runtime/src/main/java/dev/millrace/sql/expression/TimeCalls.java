package dev.millrace.sql.expression;

import dev.millrace.sql.function.JavaValues;
import org.jspecify.annotations.Nullable;

/// Evaluates functions that depend on the time at which a query started.
final class TimeCalls {
    private TimeCalls() {}

    static @Nullable Evaluation find(Expr.Call call, SessionTime time) {
        Object value = switch (call.function()) {
            case "CURRENT_TIMESTAMP", "NOW", "CURRENT_ROW_TIMESTAMP" -> time.start();
            case "LOCALTIMESTAMP" -> time.localStart();
            case "CURRENT_DATE" -> time.localStart().toLocalDate();
            case "LOCALTIME", "CURRENT_TIME" -> time.localStart().toLocalTime();
            default -> null;
        };
        if (value == null) return null;
        Object internal = JavaValues.toInternal(value, call.type());
        return _ -> internal;
    }
}
