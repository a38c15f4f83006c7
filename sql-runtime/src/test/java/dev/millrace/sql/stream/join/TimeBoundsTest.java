package dev.millrace.sql.stream.join;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.sql.expression.Expr;
import dev.millrace.table.types.logical.BooleanType;
import dev.millrace.table.types.logical.DayTimeIntervalType;
import dev.millrace.table.types.logical.LogicalType;
import dev.millrace.table.types.logical.TimestampKind;
import dev.millrace.table.types.logical.TimestampType;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class TimeBoundsTest {
    private static final LogicalType ROWTIME = new TimestampType(3);
    private static final LogicalType INTERVAL =
            new DayTimeIntervalType(false, DayTimeIntervalType.DayTimeResolution.SECOND, 2, 3);
    private static final List<TimestampKind> TIMES =
            List.of(TimestampKind.REGULAR, TimestampKind.ROWTIME, TimestampKind.REGULAR, TimestampKind.ROWTIME);
    private static final Expr LEFT = new Expr.Column(1, ROWTIME);
    private static final Expr RIGHT = new Expr.Column(3, ROWTIME);

    private static Expr call(String function, Expr a, Expr b) {
        LogicalType type = function.equals("+") || function.equals("-") ? ROWTIME : new BooleanType(true);
        return new Expr.Call(function, List.of(a, b), type);
    }

    private static Expr seconds(long seconds) {
        return new Expr.Literal(Duration.ofSeconds(seconds), INTERVAL);
    }

    private static TimeBounds bounds(Expr... conditions) {
        return TimeBounds.of(new Expr.Call("AND", List.of(conditions), new BooleanType(true)), 2, TIMES);
    }

    @Test
    void a_difference_between_two_bounds_is_found() {
        TimeBounds bounds =
                bounds(call(">=", LEFT, call("-", RIGHT, seconds(5))), call("<=", LEFT, call("+", RIGHT, seconds(3))));
        assertThat(bounds).isEqualTo(new TimeBounds(1, 1, -5000, 3000, true, List.of()));
    }

    @Test
    void the_sides_may_be_swapped_and_the_bounds_exclusive() {
        TimeBounds bounds =
                bounds(call("<", call("-", RIGHT, seconds(5)), LEFT), call(">", RIGHT, call("+", LEFT, seconds(1))));
        assertThat(bounds.lower()).isEqualTo(-4999);
        assertThat(bounds.upper()).isEqualTo(-1001);
    }

    @Test
    void equal_times_are_bounds() {
        TimeBounds bounds = bounds(call("=", LEFT, RIGHT));
        assertThat(List.of(bounds.lower(), bounds.upper())).containsExactly(0L, 0L);
    }

    @Test
    void one_bound_is_not_enough() {
        assertThat(bounds(call(">=", LEFT, RIGHT))).isNull();
    }

    @Test
    void columns_that_are_no_times_of_rows_have_no_bounds() {
        Expr plain = new Expr.Column(0, ROWTIME);
        assertThat(bounds(call("=", plain, RIGHT))).isNull();
    }

    @Test
    void other_conditions_remain() {
        Expr other = new Expr.Column(0, new BooleanType(true));
        assertThat(bounds(call("=", LEFT, RIGHT), other).rest()).containsExactly(other);
    }
}
