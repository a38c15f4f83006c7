package dev.millrace.sql.stream.join;

import dev.millrace.sql.expression.Expr;
import dev.millrace.sql.plan.Conjunctions;
import dev.millrace.table.types.logical.TimestampKind;
import java.io.Serializable;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Bounds the time of left rows of a join by the time of right rows: left time - right time lies between two numbers
/// of milliseconds.
///
/// @param leftTime the index of the time column of the left input
/// @param rightTime the index of the time column of the right input
/// @param lower the least difference
/// @param upper the greatest difference
/// @param isEventTime whether the columns have event time; otherwise processing time
/// @param rest the other conditions
public record TimeBounds(int leftTime, int rightTime, long lower, long upper, boolean isEventTime, List<Expr> rest)
        implements Serializable {

    /// Finds bounds in the condition of a join.
    ///
    /// @param leftWidth the number of columns of the left input
    /// @param times which columns of both inputs are time attributes
    /// @return the bounds; null if the condition does not bound time attributes on both sides
    public static @Nullable TimeBounds of(Expr condition, int leftWidth, List<TimestampKind> times) {
        Search search = new Search(leftWidth, times);
        List<Expr> conditions = Conjunctions.split(condition);
        for (Expr each : conditions) search.add(each);
        return search.bounds();
    }

    /// Is a time column plus a number of milliseconds.
    private record Moved(Expr.Column column, long millis) {}

    /// Collects the bounds of one pair of columns.
    private static final class Search {
        private final int leftWidth;
        private final List<TimestampKind> times;
        private final List<Expr> rest = new ArrayList<>();
        private int leftTime = -1;
        private int rightTime = -1;
        private boolean isEventTime;
        private long lower = Long.MIN_VALUE;
        private long upper = Long.MAX_VALUE;

        Search(int leftWidth, List<TimestampKind> times) {
            this.leftWidth = leftWidth;
            this.times = times;
        }

        void add(Expr condition) {
            if (!isBound(condition)) rest.add(condition);
        }

        @Nullable
        TimeBounds bounds() {
            if (leftTime < 0 || lower == Long.MIN_VALUE || upper == Long.MAX_VALUE) return null;
            return new TimeBounds(leftTime, rightTime - leftWidth, lower, upper, isEventTime, List.copyOf(rest));
        }

        private boolean isBound(Expr condition) {
            if (!(condition instanceof Expr.Call call) || call.operands().size() != 2) return false;
            Moved first = moved(call.operands().getFirst());
            Moved second = moved(call.operands().get(1));
            if (first == null || second == null) return false;
            boolean isLeftFirst = first.column.index() < leftWidth;
            if (isLeftFirst == second.column.index() < leftWidth) return false;
            Moved left = isLeftFirst ? first : second;
            Moved right = isLeftFirst ? second : first;
            if (!isSame(left.column, right.column)) return false;
            // left + a < right + b says that the difference is less than b - a.
            return narrow(isLeftFirst ? call.function() : mirrored(call.function()), right.millis - left.millis);
        }

        private boolean isSame(Expr.Column left, Expr.Column right) {
            TimestampKind kind = times.get(left.index());
            if (kind != times.get(right.index())) return false;
            if (leftTime >= 0) return leftTime == left.index() && rightTime == right.index();
            leftTime = left.index();
            rightTime = right.index();
            isEventTime = kind == TimestampKind.ROWTIME;
            return true;
        }

        private static String mirrored(String function) {
            return switch (function) {
                case "<" -> ">";
                case "<=" -> ">=";
                case ">" -> "<";
                case ">=" -> "<=";
                default -> function;
            };
        }

        private boolean narrow(String function, long difference) {
            switch (function) {
                case "<" -> upper = Math.min(upper, difference - 1);
                case "<=" -> upper = Math.min(upper, difference);
                case ">" -> lower = Math.max(lower, difference + 1);
                case ">=" -> lower = Math.max(lower, difference);
                case "=" -> {
                    upper = Math.min(upper, difference);
                    lower = Math.max(lower, difference);
                }
                default -> {
                    return false;
                }
            }
            return true;
        }

        private @Nullable Moved moved(Expr expression) {
            if (expression instanceof Expr.Column column) {
                return times.get(column.index()) == TimestampKind.REGULAR ? null : new Moved(column, 0);
            }
            if (expression instanceof Expr.Cast cast) return moved(cast.operand());
            if (!(expression instanceof Expr.Call call) || call.operands().size() != 2) return null;
            boolean isPlus = call.function().equals("+");
            if (!isPlus && !call.function().equals("-")) return null;
            Moved time = moved(call.operands().getFirst());
            Expr distance = call.operands().get(1);
            if (time == null && isPlus) {
                time = moved(call.operands().get(1));
                distance = call.operands().getFirst();
            }
            if (time == null || !(distance instanceof Expr.Literal literal)) return null;
            if (!(literal.value() instanceof Duration duration)) return null;
            return new Moved(time.column, time.millis + (isPlus ? duration.toMillis() : -duration.toMillis()));
        }
    }
}
