package dev.millrace.sql.compile.code;

import dev.millrace.column.ColumnLayout;
import dev.millrace.sql.compile.support.ConstantSets;
import dev.millrace.sql.compile.support.TextSet;
import dev.millrace.sql.expression.Expr;
import dev.millrace.sql.function.JavaValues;
import dev.millrace.table.data.StringData;
import dev.millrace.table.types.logical.LogicalType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Generates searches in lists of constants.
final class ListCode {
    /// The largest number of comparisons that are written one after the other.
    static final int TESTS_MAX = 48;

    private static final int SET_MIN = 4;

    private final GeneratedMethod method;
    private final Nodes nodes;
    private final NumberCode numbers;

    ListCode(GeneratedMethod method, Nodes nodes) {
        this.method = method;
        this.nodes = nodes;
        this.numbers = new NumberCode(method);
    }

    /// Returns whether a set of constants contains a value; null if the list needs single comparisons.
    @Nullable
    Operand inSet(Expr.Call call) {
        Expr searched = call.operands().getFirst();
        List<Expr> items = call.operands().subList(1, call.operands().size());
        List<Object> constants = constants(searched.type(), items);
        if (constants == null || constants.size() < SET_MIN) return null;
        return switch (ColumnLayout.of(searched.type())) {
            case BYTES -> inTexts(nodes.value(searched), constants);
            case INT, LONG -> inNumbers(nodes.value(searched), constants);
            default -> null;
        };
    }

    /// Returns the values of literals that compare with a type by their internal form; null if there are others.
    private static @Nullable List<Object> constants(LogicalType type, List<Expr> items) {
        List<Object> constants = new ArrayList<>();
        for (Expr each : items) {
            boolean isConstant = each instanceof Expr.Literal && isAlike(type, each.type());
            Object value = isConstant ? JavaValues.toInternal(((Expr.Literal) each).value(), each.type()) : null;
            if (value == null) return null;
            constants.add(value);
        }
        return constants;
    }

    private static boolean isAlike(LogicalType type, LogicalType item) {
        boolean areTexts = Types.isText(type) && Types.isText(item);
        boolean areDecimals =
                Types.isShortDecimal(type) && Types.isShortDecimal(item) && Types.scale(type) == Types.scale(item);
        boolean areWhole = ColumnLayout.of(item) == ColumnLayout.LONG || ColumnLayout.of(item) == ColumnLayout.INT;
        return areTexts || areDecimals || areWhole && Types.areAlike(type, item);
    }

    private Operand inTexts(Operand value, List<Object> constants) {
        List<byte[]> texts = new ArrayList<>();
        for (Object each : constants) texts.add(((StringData) each).toBytes());
        Operand result = nodes.result(ColumnLayout.BOOLEAN, List.of(value));
        TextSet set = new TextSet(texts);
        return nodes.strict(List.of(value), result, () -> {
            method.emitter().load(value);
            method.owner().load(method.code(), set, TextSet.class);
            method.call(ConstantSets.class, "contains", int.class, byte[].class, int.class, int.class, TextSet.class);
            method.code().istore(result.slot());
            method.emitter().markPresent(result);
        });
    }

    private Operand inNumbers(Operand value, List<Object> constants) {
        long[] sorted = new long[constants.size()];
        for (int i = 0; i < sorted.length; i++) sorted[i] = number(constants.get(i));
        Arrays.sort(sorted);
        Operand result = method.emitter().create(ColumnLayout.BOOLEAN, false).withNull(value.nullSlot());
        numbers.loadLong(value);
        method.owner().load(method.code(), sorted, long[].class);
        method.call(ConstantSets.class, "contains", int.class, long.class, long[].class);
        method.code().istore(result.slot());
        return result;
    }

    private static long number(Object internal) {
        boolean isInt = internal instanceof Integer || internal instanceof Short || internal instanceof Byte;
        return isInt ? ((Number) internal).longValue() : Boxes.longValue(internal);
    }
}
