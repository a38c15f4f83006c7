package dev.millrace.table.functions;

import dev.millrace.table.types.DataTypes;
import dev.millrace.table.types.inference.ConstantArgumentCount;
import dev.millrace.table.types.inference.TypeStrategy;
import dev.millrace.table.types.inference.strategies.TypeStrategies;

/// Lists the operators of SQL that conditions for connectors consist of.
public final class BuiltInFunctionDefinitions {
    private static final TypeStrategy NULLABLE = TypeStrategies.nullableIfArgs(
            TypeStrategies.explicit(DataTypes.BOOLEAN().notNull()));
    private static final TypeStrategy CERTAIN =
            TypeStrategies.explicit(DataTypes.BOOLEAN().notNull());

    /// Is the conjunction of two or more conditions.
    public static final BuiltInFunctionDefinition AND =
            new BuiltInFunctionDefinition("and", ConstantArgumentCount.from(2), NULLABLE);

    /// Is the disjunction of two or more conditions.
    public static final BuiltInFunctionDefinition OR =
            new BuiltInFunctionDefinition("or", ConstantArgumentCount.from(2), NULLABLE);

    /// Is the negation of a condition.
    public static final BuiltInFunctionDefinition NOT = unary("not", NULLABLE);

    /// Is the operator `=`.
    public static final BuiltInFunctionDefinition EQUALS = binary("equals");

    /// Is the operator `<>`.
    public static final BuiltInFunctionDefinition NOT_EQUALS = binary("notEquals");

    /// Is the operator `>`.
    public static final BuiltInFunctionDefinition GREATER_THAN = binary("greaterThan");

    /// Is the operator `>=`.
    public static final BuiltInFunctionDefinition GREATER_THAN_OR_EQUAL = binary("greaterThanOrEqual");

    /// Is the operator `<`.
    public static final BuiltInFunctionDefinition LESS_THAN = binary("lessThan");

    /// Is the operator `<=`.
    public static final BuiltInFunctionDefinition LESS_THAN_OR_EQUAL = binary("lessThanOrEqual");

    /// Is the operator `LIKE`, with an optional escape character.
    public static final BuiltInFunctionDefinition LIKE =
            new BuiltInFunctionDefinition("like", ConstantArgumentCount.between(2, 3), NULLABLE);

    /// Is the operator `IN` with values.
    public static final BuiltInFunctionDefinition IN =
            new BuiltInFunctionDefinition("in", ConstantArgumentCount.from(2), NULLABLE);

    /// Is the operator `BETWEEN`.
    public static final BuiltInFunctionDefinition BETWEEN =
            new BuiltInFunctionDefinition("between", ConstantArgumentCount.of(3), NULLABLE);

    /// Is the operator `IS NULL`.
    public static final BuiltInFunctionDefinition IS_NULL = unary("isNull", CERTAIN);

    /// Is the operator `IS NOT NULL`.
    public static final BuiltInFunctionDefinition IS_NOT_NULL = unary("isNotNull", CERTAIN);

    /// Is the operator `IS TRUE`.
    public static final BuiltInFunctionDefinition IS_TRUE = unary("isTrue", CERTAIN);

    /// Is the operator `IS FALSE`.
    public static final BuiltInFunctionDefinition IS_FALSE = unary("isFalse", CERTAIN);

    /// Is the operator `IS NOT TRUE`.
    public static final BuiltInFunctionDefinition IS_NOT_TRUE = unary("isNotTrue", CERTAIN);

    /// Is the operator `IS NOT FALSE`.
    public static final BuiltInFunctionDefinition IS_NOT_FALSE = unary("isNotFalse", CERTAIN);

    private BuiltInFunctionDefinitions() {}

    private static BuiltInFunctionDefinition unary(String name, TypeStrategy result) {
        return new BuiltInFunctionDefinition(name, ConstantArgumentCount.of(1), result);
    }

    private static BuiltInFunctionDefinition binary(String name) {
        return new BuiltInFunctionDefinition(name, ConstantArgumentCount.of(2), NULLABLE);
    }
}
