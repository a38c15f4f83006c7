package dev.millrace.sql.planner.function;

import dev.millrace.sql.planner.type.RelTypes;
import dev.millrace.table.types.logical.ArrayType;
import dev.millrace.table.types.logical.BigIntType;
import dev.millrace.table.types.logical.BitmapType;
import dev.millrace.table.types.logical.BooleanType;
import dev.millrace.table.types.logical.CharType;
import dev.millrace.table.types.logical.DateType;
import dev.millrace.table.types.logical.DecimalType;
import dev.millrace.table.types.logical.DoubleType;
import dev.millrace.table.types.logical.IntType;
import dev.millrace.table.types.logical.LocalZonedTimestampType;
import dev.millrace.table.types.logical.LogicalType;
import dev.millrace.table.types.logical.LogicalTypeFamily;
import dev.millrace.table.types.logical.LogicalTypeRoot;
import dev.millrace.table.types.logical.MapType;
import dev.millrace.table.types.logical.RowType;
import dev.millrace.table.types.logical.TimestampType;
import dev.millrace.table.types.logical.VarBinaryType;
import dev.millrace.table.types.logical.VarCharType;
import dev.millrace.table.types.logical.VariantType;
import dev.millrace.table.types.logical.utils.LogicalTypeChecks;
import dev.millrace.table.types.logical.utils.LogicalTypeMerging;
import java.util.List;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.sql.SqlOperatorBinding;
import org.apache.calcite.sql.type.SqlReturnTypeInference;
import org.jspecify.annotations.Nullable;

/// Determines the type of a function's result. The result is nullable if an argument is, or if the rule ends with `?`.
/// It is not nullable if the rule ends with `!`.
public record FunctionResult(OperandKinds operands) implements SqlReturnTypeInference {
    private static final int MILLISECOND_DIGITS = 3;

    @Override
    public @Nullable RelDataType inferReturnType(SqlOperatorBinding call) {
        List<LogicalType> types = OperandKinds.types(call);
        FunctionSignature signature = operands.find(types);
        if (signature == null) return null;
        boolean isRounded = signature.result().equals("rounded");
        LogicalType type = isRounded ? rounded(call, types) : type(signature.result(), types);
        return type == null ? null : RelTypes.of(type, call.getTypeFactory());
    }

    /// Returns the type of a rounded number. A decimal loses the digits that a constant says.
    private static LogicalType rounded(SqlOperatorBinding call, List<LogicalType> types) {
        LogicalType number = types.getFirst();
        boolean isNullable = types.stream().anyMatch(LogicalType::isNullable);
        if (!(number instanceof DecimalType decimal)) return number.copy(isNullable);
        boolean isKnown = types.size() == 1 || call.isOperandLiteral(1, false);
        if (!isKnown) return number.copy(isNullable);
        Integer digits = types.size() == 1 ? Integer.valueOf(0) : call.getOperandLiteralValue(1, Integer.class);
        return digits == null
                ? number.copy(true)
                : LogicalTypeMerging.findRoundDecimalType(decimal.getPrecision(), decimal.getScale(), digits)
                        .copy(isNullable);
    }

    private static @Nullable LogicalType type(String rule, List<LogicalType> types) {
        boolean isNullable = types.stream().anyMatch(LogicalType::isNullable);
        LogicalType type = withoutNullability(rule.replaceAll("[?!]", ""), types);
        if (type == null) return null;
        return switch (rule) {
            case "branches" -> type;
            case "appended" -> type;
            case "coalesced" -> type.copy(types.stream().allMatch(LogicalType::isNullable));
            case "replaced" ->
                type.copy(types.get(0).isNullable() && types.get(1).isNullable());
            case "contained", "removed" -> type.copy(types.getFirst().isNullable());
            case "element" -> type;
            case "option" -> type.copy(true);
            default -> type.copy(!rule.endsWith("!") && (rule.endsWith("?") || isNullable));
        };
    }

    private static @Nullable LogicalType withoutNullability(String rule, List<LogicalType> types) {
        return switch (rule) {
            case "STRING" -> VarCharType.STRING_TYPE;
            case "BYTES" -> new VarBinaryType(VarBinaryType.MAX_LENGTH);
            case "INT" -> new IntType();
            case "BIGINT" -> new BigIntType();
            case "DOUBLE" -> new DoubleType();
            case "BOOLEAN", "contained" -> new BooleanType();
            case "DATE" -> new DateType();
            case "VARIANT" -> new VariantType();
            case "BITMAP" -> new BitmapType();
            case "TIMESTAMP" -> new TimestampType(MILLISECOND_DIGITS);
            case "TIMESTAMP_LTZ" -> new LocalZonedTimestampType(MILLISECOND_DIGITS);
            case "INTS" -> new ArrayType(new IntType());
            case "STRINGS" -> new ArrayType(VarCharType.STRING_TYPE);
            case "CHAR(32)" -> new CharType(32);
            case "CHAR(40)" -> new CharType(40);
            case "CHAR(56)" -> new CharType(56);
            case "CHAR(64)" -> new CharType(64);
            case "CHAR(96)" -> new CharType(96);
            case "CHAR(128)" -> new CharType(128);
            case "VARCHAR(128)" -> new VarCharType(128);
            case "STRING_MAP" -> new MapType(VarCharType.STRING_TYPE, VarCharType.STRING_TYPE);
            default -> derived(rule, types);
        };
    }

    private static @Nullable LogicalType derived(String rule, List<LogicalType> types) {
        LogicalType first = types.getFirst();
        return switch (rule) {
            case "first", "removed" -> first;
            case "WATERMARK" -> first.copy(true);
            case "element", "extreme" -> element(first).copy(true);
            case "varying" -> varying(first);
            case "common", "replaced", "coalesced" ->
                LogicalTypeMerging.findCommonType(types).orElse(null);
            case "option" ->
                LogicalTypeMerging.findCommonType(types.subList(1, types.size()))
                        .orElse(null);
            case "branches" -> branches(types.get(1), types.get(2));
            case "appended" -> appended(first, types.get(1));
            case "map" -> new MapType(element(first), element(types.get(1)));
            case "keys" -> new ArrayType(first.getChildren().getFirst());
            case "values" -> new ArrayType(first.getChildren().getLast());
            case "entries" -> entries(first);
            default -> throw new IllegalStateException("The rule " + rule + " is unknown.");
        };
    }

    /// Returns the type of both results of IF. The first of FLOAT and DOUBLE wins, as in CASE.
    private static @Nullable LogicalType branches(LogicalType left, LogicalType right) {
        boolean areApproximate =
                left.is(LogicalTypeFamily.APPROXIMATE_NUMERIC) && right.is(LogicalTypeFamily.APPROXIMATE_NUMERIC);
        if (areApproximate) return left.copy(left.isNullable() || right.isNullable());
        return LogicalTypeMerging.findCommonType(List.of(left, right)).orElse(null);
    }

    /// Returns the type of an array with one more element. As in Flink, NULL as the new element makes it nullable.
    private static LogicalType appended(LogicalType array, LogicalType added) {
        LogicalType element = element(array);
        boolean hasNull = added.isNullable() || added.is(LogicalTypeRoot.NULL);
        return new ArrayType(array.isNullable() || hasNull, hasNull ? element.copy(true) : element);
    }

    /// Returns the type of a part of a text.
    private static LogicalType varying(LogicalType text) {
        if (!text.is(LogicalTypeFamily.CHARACTER_STRING)) return VarCharType.STRING_TYPE;
        int length = LogicalTypeChecks.getLength(text);
        return length == 0 ? VarCharType.ofEmptyLiteral() : new VarCharType(length);
    }

    private static LogicalType entries(LogicalType map) {
        return new ArrayType(new RowType(
                true,
                List.of(
                        new RowType.RowField("key", map.getChildren().getFirst()),
                        new RowType.RowField("value", map.getChildren().getLast()))));
    }

    private static LogicalType element(LogicalType array) {
        return array.getChildren().getFirst();
    }
}
