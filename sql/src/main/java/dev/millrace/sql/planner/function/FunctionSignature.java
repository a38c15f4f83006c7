package dev.millrace.sql.planner.function;

import dev.millrace.table.types.logical.ArrayType;
import dev.millrace.table.types.logical.BigIntType;
import dev.millrace.table.types.logical.BooleanType;
import dev.millrace.table.types.logical.IntType;
import dev.millrace.table.types.logical.LogicalType;
import dev.millrace.table.types.logical.LogicalTypeFamily;
import dev.millrace.table.types.logical.LogicalTypeRoot;
import dev.millrace.table.types.logical.VarBinaryType;
import dev.millrace.table.types.logical.VarCharType;
import dev.millrace.table.types.logical.utils.LogicalTypeCasts;
import dev.millrace.table.types.logical.utils.LogicalTypeMerging;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Is one line of [FlinkFunctions]: the kinds of the arguments and the rule of the result.
///
/// @param kinds the kinds of the arguments
/// @param required how many arguments must be there
/// @param repeats whether the last kind may stand any number of times
/// @param result the rule of the result
public record FunctionSignature(List<String> kinds, int required, boolean repeats, String result) {

    /// Returns the signature of the words of a line after the name of the function.
    public static FunctionSignature of(List<String> words) {
        List<String> kinds = new ArrayList<>();
        List<String> named = words.subList(0, words.size() - 1);
        for (String each : named) {
            if (!each.equals("/") && !each.equals("-")) kinds.add(each.replace("*", ""));
        }
        boolean repeats = !named.isEmpty() && named.getLast().endsWith("*");
        int required = named.contains("/") ? named.indexOf("/") : kinds.size() - (repeats && kinds.size() > 1 ? 1 : 0);
        return new FunctionSignature(List.copyOf(kinds), required, repeats, words.getLast());
    }

    public boolean hasCount(int count) {
        return count >= required && (repeats || count <= kinds.size());
    }

    public String kind(int index) {
        return kinds.get(Math.min(index, kinds.size() - 1));
    }

    /// Returns whether the function takes arguments of these types.
    public boolean accepts(List<LogicalType> types) {
        if (!hasCount(types.size())) return false;
        for (int i = 0; i < types.size(); i++) {
            if (!accepts(kind(i), types.get(i), types)) return false;
        }
        boolean isCommon = !types.isEmpty() && kind(types.size() - 1).startsWith("common");
        if (isCommon || result.equals("replaced")) return haveCommonType(types);
        return !result.equals("branches") || haveCommonType(types.subList(1, types.size()));
    }

    /// Returns whether there is a type to which each of the types can be cast implicitly. A number has none
    /// in common with a time, although their sum has a type.
    private static boolean haveCommonType(List<LogicalType> types) {
        LogicalType common = LogicalTypeMerging.findCommonType(types).orElse(null);
        return types.stream().allMatch(each -> each.is(LogicalTypeRoot.NULL))
                || common != null
                        && types.stream()
                                .allMatch(each ->
                                        LogicalTypeCasts.supportsImplicitCast(each.copy(true), common.copy(true)));
    }

    private static boolean accepts(String kind, LogicalType type, List<LogicalType> types) {
        boolean isNull = type.is(LogicalTypeRoot.NULL);
        return switch (kind) {
            case "any", "common" -> true;
            case "commonOrdered" -> !type.is(LogicalTypeRoot.BITMAP);
            case "document" -> !isNull && !type.is(LogicalTypeRoot.BITMAP);
            case "collection" -> type.isAnyOf(LogicalTypeRoot.ARRAY, LogicalTypeRoot.MAP, LogicalTypeRoot.MULTISET);
            case "typed" -> !isNull;
            case "text" -> isNull || type.is(LogicalTypeFamily.CHARACTER_STRING);
            case "bytes" -> isNull || type.is(LogicalTypeFamily.BINARY_STRING);
            case "number" -> isNull || type.is(LogicalTypeFamily.NUMERIC);
            case "integer" -> isNull || type.is(LogicalTypeFamily.INTEGER_NUMERIC);
            case "bitmap" -> type.is(LogicalTypeRoot.BITMAP);
            case "timestamp" -> isNull || type.is(LogicalTypeFamily.TIMESTAMP);
            case "array", "commonArray" -> type.is(LogicalTypeRoot.ARRAY);
            case "sortedArray" -> type instanceof ArrayType array && hasOrder(array.getElementType());
            case "map", "commonMap" -> type.is(LogicalTypeRoot.MAP);
            default -> {
                LogicalType expected = expected(kind, types);
                yield expected != null && (isNull || LogicalTypeCasts.supportsImplicitCast(type, expected));
            }
        };
    }

    /// Returns whether values of the type have an order for functions of arrays.
    private static boolean hasOrder(LogicalType type) {
        return type.is(LogicalTypeFamily.CHARACTER_STRING)
                || type.is(LogicalTypeFamily.NUMERIC)
                || type.is(LogicalTypeFamily.DATETIME)
                || type.is(LogicalTypeFamily.BINARY_STRING);
    }

    /// Returns the type to which an argument is cast; null if its kind has none.
    static @Nullable LogicalType expected(String kind, List<LogicalType> types) {
        return switch (kind) {
            case "text" -> VarCharType.STRING_TYPE;
            case "bytes" -> new VarBinaryType(VarBinaryType.MAX_LENGTH);
            case "int", "integer", "number" -> new IntType();
            case "bigint" -> new BigIntType();
            case "boolean", "flag" -> new BooleanType();
            case "ints" -> new ArrayType(new IntType());
            case "texts" -> new ArrayType(VarCharType.STRING_TYPE);
            case "element" ->
                types.getFirst() instanceof ArrayType array
                        ? array.getElementType().copy(true)
                        : null;
            default -> null;
        };
    }

    @Override
    public String toString() {
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < kinds.size(); i++) {
            texts.add(i < required ? kinds.get(i) : "[" + kinds.get(i) + "]");
        }
        return "(" + String.join(", ", texts) + (repeats ? "..." : "") + ")";
    }
}
