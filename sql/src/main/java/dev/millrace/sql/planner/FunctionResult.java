package dev.millrace.sql.planner;

import java.util.List;
import java.util.Objects;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeFactory;
import org.apache.calcite.sql.SqlOperatorBinding;
import org.apache.calcite.sql.type.SqlReturnTypeInference;
import org.apache.calcite.sql.type.SqlTypeName;
import org.jspecify.annotations.Nullable;

/// Infers the type of a function's result. The result is nullable if an argument is, or if the rule ends with `?`.
///
/// @param rule the name of a type, or a rule of [FlinkFunctions]
record FunctionResult(String rule) implements SqlReturnTypeInference {
    private static final int MILLISECOND_DIGITS = 3;

    @Override
    public @Nullable RelDataType inferReturnType(SqlOperatorBinding call) {
        RelDataTypeFactory factory = call.getTypeFactory();
        RelDataType type = type(call, factory);
        if (type == null) return null;
        return switch (rule) {
            case "first", "element" -> rule.equals("first") ? type : factory.createTypeWithNullability(type, true);
            case "branches", "appended" -> type;
            case "replaced" ->
                factory.createTypeWithNullability(
                        type,
                        call.getOperandType(0).isNullable()
                                && call.getOperandType(1).isNullable());
            default -> {
                boolean isNullable = rule.endsWith("?")
                        || call.collectOperandTypes().stream().anyMatch(RelDataType::isNullable);
                yield factory.createTypeWithNullability(type, isNullable);
            }
        };
    }

    private @Nullable RelDataType type(SqlOperatorBinding call, RelDataTypeFactory factory) {
        RelDataType text = factory.createSqlType(SqlTypeName.VARCHAR);
        return switch (rule.replace("?", "")) {
            case "STRING" -> text;
            case "BYTES" -> factory.createSqlType(SqlTypeName.VARBINARY);
            case "INT" -> factory.createSqlType(SqlTypeName.INTEGER);
            case "BIGINT" -> factory.createSqlType(SqlTypeName.BIGINT);
            case "DOUBLE" -> factory.createSqlType(SqlTypeName.DOUBLE);
            case "BOOLEAN" -> factory.createSqlType(SqlTypeName.BOOLEAN);
            case "DATE" -> factory.createSqlType(SqlTypeName.DATE);
            case "TIMESTAMP" -> factory.createSqlType(SqlTypeName.TIMESTAMP, MILLISECOND_DIGITS);
            case "TIMESTAMP_LTZ" ->
                factory.createSqlType(SqlTypeName.TIMESTAMP_WITH_LOCAL_TIME_ZONE, MILLISECOND_DIGITS);
            case "ARRAY" -> factory.createArrayType(factory.createTypeWithNullability(text, true), -1);
            case "MAP" ->
                factory.createMapType(
                        factory.createTypeWithNullability(text, true), factory.createTypeWithNullability(text, true));
            case "first" -> call.getOperandType(0);
            case "element" -> component(call, 0);
            case "common", "replaced" -> factory.leastRestrictive(call.collectOperandTypes());
            case "branches" ->
                factory.leastRestrictive(call.collectOperandTypes().subList(1, 3));
            case "appended" -> appended(call, factory);
            case "map" -> factory.createMapType(component(call, 0), component(call, 1));
            case "keys" ->
                factory.createArrayType(
                        Objects.requireNonNull(call.getOperandType(0).getKeyType()), -1);
            default ->
                factory.createArrayType(
                        Objects.requireNonNull(call.getOperandType(0).getValueType()), -1);
        };
    }

    private static @Nullable RelDataType appended(SqlOperatorBinding call, RelDataTypeFactory factory) {
        RelDataType element = factory.leastRestrictive(List.of(component(call, 0), call.getOperandType(1)));
        return element == null
                ? null
                : factory.createTypeWithNullability(
                        factory.createArrayType(element, -1),
                        call.getOperandType(0).isNullable());
    }

    private static RelDataType component(SqlOperatorBinding call, int operand) {
        return Objects.requireNonNull(call.getOperandType(operand).getComponentType());
    }
}
