package dev.millrace.table.functions;

import dev.millrace.table.types.DataTypes;
import dev.millrace.table.types.inference.ConstantArgumentCount;
import dev.millrace.table.types.inference.FunctionDefinition;
import dev.millrace.table.types.inference.TypeStrategy;
import dev.millrace.table.types.inference.strategies.TypeStrategies;
import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Lists the functions and operators of SQL.
public final class BuiltInFunctionDefinitions extends AggregateFunctionDefinitions {
    private static final TypeStrategy NULLABLE = TypeStrategies.nullableIfArgs(
            TypeStrategies.explicit(DataTypes.BOOLEAN().notNull()));
    private static final TypeStrategy CERTAIN =
            TypeStrategies.explicit(DataTypes.BOOLEAN().notNull());

    /// Is the conjunction of two or more conditions.
    public static final BuiltInFunctionDefinition AND =
            new BuiltInFunctionDefinition("and", "({0} AND {1})", ConstantArgumentCount.from(2), NULLABLE);

    /// Is the disjunction of two or more conditions.
    public static final BuiltInFunctionDefinition OR =
            new BuiltInFunctionDefinition("or", "({0} OR {1})", ConstantArgumentCount.from(2), NULLABLE);

    /// Is the negation of a condition.
    public static final BuiltInFunctionDefinition NOT = unary("not", "(NOT {0})", NULLABLE);

    /// Is the operator `=`.
    public static final BuiltInFunctionDefinition EQUALS = binary("equals", "({0} = {1})");

    /// Is the operator `<>`.
    public static final BuiltInFunctionDefinition NOT_EQUALS = binary("notEquals", "({0} <> {1})");

    /// Is the operator `>`.
    public static final BuiltInFunctionDefinition GREATER_THAN = binary("greaterThan", "({0} > {1})");

    /// Is the operator `>=`.
    public static final BuiltInFunctionDefinition GREATER_THAN_OR_EQUAL = binary("greaterThanOrEqual", "({0} >= {1})");

    /// Is the operator `<`.
    public static final BuiltInFunctionDefinition LESS_THAN = binary("lessThan", "({0} < {1})");

    /// Is the operator `<=`.
    public static final BuiltInFunctionDefinition LESS_THAN_OR_EQUAL = binary("lessThanOrEqual", "({0} <= {1})");

    /// Is the operator `LIKE`, with an optional escape character.
    public static final BuiltInFunctionDefinition LIKE =
            new BuiltInFunctionDefinition("like", "({0} LIKE {1})", ConstantArgumentCount.between(2, 3), NULLABLE);

    /// Is the operator `IN` with values.
    public static final BuiltInFunctionDefinition IN =
            new BuiltInFunctionDefinition("in", "{0} IN ({*})", ConstantArgumentCount.from(2), NULLABLE);

    /// Is the operator `BETWEEN`.
    public static final BuiltInFunctionDefinition BETWEEN = new BuiltInFunctionDefinition(
            "between", "({0} BETWEEN {1} AND {2})", ConstantArgumentCount.of(3), NULLABLE);

    /// Is the operator `IS NULL`.
    public static final BuiltInFunctionDefinition IS_NULL = unary("isNull", "({0} IS NULL)", CERTAIN);

    /// Is the operator `IS NOT NULL`.
    public static final BuiltInFunctionDefinition IS_NOT_NULL = unary("isNotNull", "({0} IS NOT NULL)", CERTAIN);

    /// Is the operator `IS TRUE`.
    public static final BuiltInFunctionDefinition IS_TRUE = unary("isTrue", "({0} IS TRUE)", CERTAIN);

    /// Is the operator `IS FALSE`.
    public static final BuiltInFunctionDefinition IS_FALSE = unary("isFalse", "({0} IS FALSE)", CERTAIN);

    /// Is the operator `IS NOT TRUE`.
    public static final BuiltInFunctionDefinition IS_NOT_TRUE = unary("isNotTrue", "({0} IS NOT TRUE)", CERTAIN);

    /// Is the operator `IS NOT FALSE`.
    public static final BuiltInFunctionDefinition IS_NOT_FALSE = unary("isNotFalse", "({0} IS NOT FALSE)", CERTAIN);

    /// Lists the properties of windows.
    public static final Set<FunctionDefinition> WINDOW_PROPERTIES = Set.of(WINDOW_START, WINDOW_END, PROCTIME, ROWTIME);

    /// Lists the columns of time.
    public static final Set<FunctionDefinition> TIME_ATTRIBUTES = Set.of(PROCTIME, ROWTIME);

    /// Lists the directions of orders.
    public static final List<FunctionDefinition> ORDERING = List.of(ORDER_ASC, ORDER_DESC);

    /// Creates an object without use: all functions are static.
    public BuiltInFunctionDefinitions() {}

    private static BuiltInFunctionDefinition unary(String name, String form, TypeStrategy result) {
        return new BuiltInFunctionDefinition(name, form, ConstantArgumentCount.of(1), result);
    }

    private static BuiltInFunctionDefinition binary(String name, String form) {
        return new BuiltInFunctionDefinition(name, form, ConstantArgumentCount.of(2), NULLABLE);
    }

    /// Returns all functions.
    public static List<BuiltInFunctionDefinition> all() {
        return Listed.ALL;
    }

    /// Returns the function whose calls have a form; empty if there is none.
    public static Optional<BuiltInFunctionDefinition> ofForm(CallForm form) {
        return all().stream().filter(each -> each.hasForm(form)).findFirst();
    }

    /// Returns a function by its name, in any case of letters; empty if there is none.
    public static Optional<BuiltInFunctionDefinition> ofName(String name) {
        return all().stream()
                .filter(each -> each.getName().equalsIgnoreCase(name))
                .findFirst();
    }

    /// Lists the constants, once the classes are initialised.
    private static final class Listed {
        static final List<BuiltInFunctionDefinition> ALL = listed();

        private static List<BuiltInFunctionDefinition> listed() {
            List<BuiltInFunctionDefinition> listed = new ArrayList<>();
            for (Field each : BuiltInFunctionDefinitions.class.getFields()) {
                if (each.getType() != BuiltInFunctionDefinition.class) continue;
                try {
                    listed.add((BuiltInFunctionDefinition) each.get(null));
                } catch (IllegalAccessException hidden) {
                    throw new IllegalStateException(hidden);
                }
            }
            return List.copyOf(listed);
        }
    }
}
