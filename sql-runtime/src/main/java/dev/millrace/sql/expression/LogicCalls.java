package dev.millrace.sql.expression;

import dev.millrace.sql.function.ValueOrder;
import dev.millrace.table.data.RowData;
import dev.millrace.table.types.logical.LogicalType;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Evaluates logic with three values, comparisons, and functions that select an operand.
final class LogicCalls {
    private LogicCalls() {}

    /// Tests the result of a comparison.
    private interface OrderTest {
        boolean test(int order);
    }

    static @Nullable Evaluation find(Expr.Call call, List<Evaluation> operands) {
        return switch (call.function()) {
            case "AND" -> all(operands);
            case "OR" -> any(operands);
            case "NOT" -> row -> operands.getFirst().of(row) instanceof Boolean truth ? !truth : null;
            case "IS NULL" -> row -> operands.getFirst().of(row) == null;
            case "IS NOT NULL" -> row -> operands.getFirst().of(row) != null;
            case "IS UNKNOWN" -> row -> operands.getFirst().of(row) == null;
            case "IS NOT UNKNOWN" -> row -> operands.getFirst().of(row) != null;
            case "IS TRUE" -> row -> Boolean.TRUE.equals(operands.getFirst().of(row));
            case "IS NOT TRUE" ->
                row -> !Boolean.TRUE.equals(operands.getFirst().of(row));
            case "IS FALSE" -> row -> Boolean.FALSE.equals(operands.getFirst().of(row));
            case "IS NOT FALSE" ->
                row -> !Boolean.FALSE.equals(operands.getFirst().of(row));
            case "COALESCE", "IFNULL" -> row -> firstPresent(operands, row);
            case "IF" ->
                row -> operands.get(Boolean.TRUE.equals(operands.getFirst().of(row)) ? 1 : 2)
                        .of(row);
            default -> comparison(call, operands);
        };
    }

    private static @Nullable Object firstPresent(List<Evaluation> operands, RowData row) {
        for (Evaluation each : operands) {
            Object value = each.of(row);
            if (value != null) return value;
        }
        return null;
    }

    private static Evaluation all(List<Evaluation> operands) {
        return row -> {
            boolean isUnknown = false;
            for (Evaluation each : operands) {
                Object truth = each.of(row);
                if (Boolean.FALSE.equals(truth)) return false;
                isUnknown |= truth == null;
            }
            return isUnknown ? null : true;
        };
    }

    private static Evaluation any(List<Evaluation> operands) {
        return row -> {
            boolean isUnknown = false;
            for (Evaluation each : operands) {
                Object truth = each.of(row);
                if (Boolean.TRUE.equals(truth)) return true;
                isUnknown |= truth == null;
            }
            return isUnknown ? null : false;
        };
    }

    private static @Nullable Evaluation comparison(Expr.Call call, List<Evaluation> operands) {
        return switch (call.function()) {
            case "=" -> row -> equal(call, operands, row, 1);
            case "<>" -> row -> equal(call, operands, row, 1) instanceof Boolean truth ? !truth : null;
            case "<" -> ordered(call, operands, order -> order < 0);
            case "<=" -> ordered(call, operands, order -> order <= 0);
            case ">" -> ordered(call, operands, order -> order > 0);
            case ">=" -> ordered(call, operands, order -> order >= 0);
            case "IS DISTINCT FROM" -> row -> !same(call, operands, row);
            case "IS NOT DISTINCT FROM" -> row -> same(call, operands, row);
            case "NULLIF" ->
                row -> Boolean.TRUE.equals(equal(call, operands, row, 1))
                        ? null
                        : operands.getFirst().of(row);
            case "IN" -> row -> in(call, operands, row);
            case "NOT IN" -> row -> in(call, operands, row) instanceof Boolean truth ? !truth : null;
            case "GREATEST" -> row -> extreme(call, operands, row, 1);
            case "LEAST" -> row -> extreme(call, operands, row, -1);
            default -> null;
        };
    }

    private static LogicalType type(Expr.Call call, int operand) {
        return call.operands().get(operand).type();
    }

    private static @Nullable Boolean equal(Expr.Call call, List<Evaluation> operands, RowData row, int other) {
        return ValueOrder.areEqual(
                operands.getFirst().of(row), type(call, 0), operands.get(other).of(row), type(call, other));
    }

    private static boolean same(Expr.Call call, List<Evaluation> operands, RowData row) {
        return ValueOrder.areSame(
                operands.getFirst().of(row), type(call, 0), operands.get(1).of(row), type(call, 1));
    }

    private static @Nullable Boolean in(Expr.Call call, List<Evaluation> operands, RowData row) {
        boolean isUnknown = false;
        for (int i = 1; i < operands.size(); i++) {
            Boolean isEqual = equal(call, operands, row, i);
            if (Boolean.TRUE.equals(isEqual)) return true;
            isUnknown |= isEqual == null;
        }
        return isUnknown ? null : false;
    }

    private static Evaluation ordered(Expr.Call call, List<Evaluation> operands, OrderTest test) {
        return row -> {
            Object left = operands.getFirst().of(row);
            Object right = operands.get(1).of(row);
            if (left == null || right == null) return null;
            return ValueOrder.isOrdered(left, right)
                    && test.test(ValueOrder.compare(left, type(call, 0), right, type(call, 1)));
        };
    }

    private static @Nullable Object extreme(Expr.Call call, List<Evaluation> operands, RowData row, int sign) {
        List<@Nullable Object> values = new ArrayList<>();
        for (Evaluation each : operands) values.add(each.of(row));
        if (values.stream().anyMatch(Objects::isNull)) return null;
        Object best = values.getFirst();
        for (Object each : values) {
            if (best == null || each == null) return null;
            if (sign * ValueOrder.compare(each, call.type(), best, call.type()) > 0) best = each;
        }
        return best;
    }
}
