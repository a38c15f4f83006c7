package dev.millrace.sql.job;

import dev.millrace.column.ColumnLayout;
import dev.millrace.sql.plan.ColumnReferences;
import dev.millrace.sql.expression.Expr;
import dev.millrace.table.types.logical.BooleanType;
import dev.millrace.table.types.logical.LogicalType;
import dev.millrace.table.types.logical.LogicalTypeFamily;
import dev.millrace.table.types.logical.RowType;
import dev.millrace.table.types.logical.utils.LogicalTypeMerging;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Splits the condition of a join into equal keys and the rest.
///
/// @param leftKeys expressions over the columns of the left input
/// @param rightKeys expressions over the columns of the right input, of the same types
/// @param matchesNull whether NULL matches NULL, for each key
/// @param residual the rest over the columns of both inputs; null if there is none
record JoinKeys(
        List<Expr> leftKeys,
        List<Expr> rightKeys,
        List<Boolean> matchesNull,
        @Nullable Expr residual) {

    static JoinKeys of(Expr condition, RowType left, RowType right) {
        JoinKeys keys = new JoinKeys(new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), null);
        int width = left.getFieldCount();
        List<Expr> rest = new ArrayList<>();
        for (Expr each : conjuncts(condition)) {
            if (!isTrue(each) && !keys.add(each, width)) rest.add(each);
        }
        Expr residual = rest.isEmpty()
                ? null
                : rest.size() == 1 ? rest.getFirst() : new Expr.Call("AND", rest, new BooleanType(true));
        return new JoinKeys(keys.leftKeys, keys.rightKeys, keys.matchesNull, residual);
    }

    private static List<Expr> conjuncts(Expr condition) {
        List<Expr> conjuncts = new ArrayList<>();
        if (condition instanceof Expr.Call call && call.function().equals("AND")) {
            for (Expr each : call.operands()) conjuncts.addAll(conjuncts(each));
        } else {
            conjuncts.add(condition);
        }
        return conjuncts;
    }

    private static boolean isTrue(Expr expression) {
        return expression instanceof Expr.Literal literal && Boolean.TRUE.equals(literal.value());
    }

    /// Adds a comparison as a key, and returns false if it is none.
    private boolean add(Expr conjunct, int width) {
        if (!(conjunct instanceof Expr.Call call)) return false;
        boolean isNullSafe = call.function().equals("IS NOT DISTINCT FROM");
        if (!isNullSafe && !call.function().equals("=")) return false;
        Expr first = call.operands().getFirst();
        Expr second = call.operands().get(1);
        if (isOf(first, width, false) && isOf(second, width, true)) {
            Expr swapped = first;
            first = second;
            second = swapped;
        }
        if (!isOf(first, width, true) || !isOf(second, width, false)) return false;
        LogicalType type = keyType(first.type(), second.type());
        if (type == null) return false;
        leftKeys.add(key(first, type));
        rightKeys.add(key(ColumnReferences.mapped(second, i -> i - width), type));
        matchesNull.add(isNullSafe);
        return true;
    }

    private static boolean isOf(Expr expression, int width, boolean isLeft) {
        Set<Integer> columns = ColumnReferences.of(expression);
        return !columns.isEmpty() && columns.stream().allMatch(each -> isLeft == (each < width));
    }

    /// Returns the type in which two keys are compared; null if their columns cannot be compared directly.
    private static @Nullable LogicalType keyType(LogicalType first, LogicalType second) {
        if (first.is(LogicalTypeFamily.CONSTRUCTED) || second.is(LogicalTypeFamily.CONSTRUCTED)) return null;
        boolean areTexts = first.is(LogicalTypeFamily.CHARACTER_STRING) && second.is(LogicalTypeFamily.CHARACTER_STRING)
                || first.is(LogicalTypeFamily.BINARY_STRING) && second.is(LogicalTypeFamily.BINARY_STRING);
        if (areTexts || first.copy(true).equals(second.copy(true))) return first.copy(true);
        boolean areComparable = first.is(LogicalTypeFamily.NUMERIC) && second.is(LogicalTypeFamily.NUMERIC)
                || first.getTypeRoot() == second.getTypeRoot();
        if (!areComparable) return null;
        return LogicalTypeMerging.findCommonType(List.of(first.copy(true), second.copy(true)))
                .orElse(null);
    }

    private static Expr key(Expr expression, LogicalType type) {
        LogicalType own = expression.type().copy(true);
        boolean isText = ColumnLayout.of(type) == ColumnLayout.BYTES;
        Expr key = isText || own.equals(type) ? expression : new Expr.Cast(expression, type, false);
        if (!type.is(LogicalTypeFamily.APPROXIMATE_NUMERIC)) return key;
        // Makes 0.0 of -0.0, because the two are equal but have different hashes.
        Expr zero = new Expr.Cast(
                new Expr.Literal(BigDecimal.ZERO, new dev.millrace.table.types.logical.DecimalType(false, 1, 0)),
                type.copy(false),
                false);
        return new Expr.Call("+", List.of(key, zero), type);
    }
}
