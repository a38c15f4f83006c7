package dev.millrace.sql.external.connector;

import static java.util.Map.entry;

import dev.millrace.sql.expression.Expr;
import dev.millrace.table.expressions.CallExpression;
import dev.millrace.table.expressions.FieldReferenceExpression;
import dev.millrace.table.expressions.ResolvedExpression;
import dev.millrace.table.expressions.ValueLiteralExpression;
import dev.millrace.table.functions.BuiltInFunctionDefinition;
import dev.millrace.table.functions.BuiltInFunctionDefinitions;
import dev.millrace.table.types.DataType;
import dev.millrace.table.types.TypeConversions;
import dev.millrace.table.types.logical.LogicalType;
import dev.millrace.table.types.logical.RowType;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Turns conditions of a plan into the expressions that connectors know.
///
/// @param columns the physical columns of the table
record FilterExpressions(RowType columns) {
    private static final Map<String, BuiltInFunctionDefinition> FUNCTIONS = Map.ofEntries(
            entry("AND", BuiltInFunctionDefinitions.AND),
            entry("OR", BuiltInFunctionDefinitions.OR),
            entry("NOT", BuiltInFunctionDefinitions.NOT),
            entry("=", BuiltInFunctionDefinitions.EQUALS),
            entry("<>", BuiltInFunctionDefinitions.NOT_EQUALS),
            entry(">", BuiltInFunctionDefinitions.GREATER_THAN),
            entry(">=", BuiltInFunctionDefinitions.GREATER_THAN_OR_EQUAL),
            entry("<", BuiltInFunctionDefinitions.LESS_THAN),
            entry("<=", BuiltInFunctionDefinitions.LESS_THAN_OR_EQUAL),
            entry("LIKE", BuiltInFunctionDefinitions.LIKE),
            entry("IS NULL", BuiltInFunctionDefinitions.IS_NULL),
            entry("IS NOT NULL", BuiltInFunctionDefinitions.IS_NOT_NULL),
            entry("IS TRUE", BuiltInFunctionDefinitions.IS_TRUE),
            entry("IS NOT TRUE", BuiltInFunctionDefinitions.IS_NOT_TRUE),
            entry("IS FALSE", BuiltInFunctionDefinitions.IS_FALSE),
            entry("IS NOT FALSE", BuiltInFunctionDefinitions.IS_NOT_FALSE),
            entry("UPPER", BuiltInFunctionDefinitions.UPPER),
            entry("LOWER", BuiltInFunctionDefinitions.LOWER),
            entry("*", BuiltInFunctionDefinitions.TIMES));

    /// Returns the same condition; empty if it has a part that connectors do not know.
    Optional<ResolvedExpression> of(Expr expression) {
        return switch (expression) {
            case Expr.Literal literal -> Optional.of(literal(literal));
            case Expr.Column column when column.index() < columns.getFieldCount() -> Optional.of(column(column));
            case Expr.Cast cast
            when cast.type().copy(true).equals(cast.operand().type().copy(true)) -> of(cast.operand());
            case Expr.Call call -> call(call);
            default -> Optional.empty();
        };
    }

    private static ResolvedExpression literal(Expr.Literal literal) {
        DataType type = TypeConversions.fromLogicalToDataType(literal.type());
        return new ValueLiteralExpression(literal.value(), literal.value() == null ? type.nullable() : type.notNull());
    }

    private ResolvedExpression column(Expr.Column column) {
        RowType.RowField field = columns.getFields().get(column.index());
        return new FieldReferenceExpression(
                field.getName(), TypeConversions.fromLogicalToDataType(field.getType()), 0, column.index());
    }

    private Optional<ResolvedExpression> call(Expr.Call call) {
        BuiltInFunctionDefinition function = FUNCTIONS.get(call.function());
        if (function == null) return Optional.empty();
        // Connectors read two operands of LIKE, so they would ignore its escape character.
        if (call.function().equals("LIKE") && call.operands().size() != 2) return Optional.empty();
        List<ResolvedExpression> operands = new ArrayList<>();
        for (Expr each : call.operands()) {
            Optional<ResolvedExpression> operand = of(each);
            if (operand.isEmpty()) return Optional.empty();
            operands.add(operand.get());
        }
        boolean isLogic = call.function().equals("AND") || call.function().equals("OR");
        return Optional.of(isLogic ? pairs(function, operands, call.type()) : of(function, operands, call.type()));
    }

    /// Returns nested calls with two operands each, because connectors read the first two operands only.
    private static ResolvedExpression pairs(
            BuiltInFunctionDefinition function, List<ResolvedExpression> operands, LogicalType type) {
        ResolvedExpression result = operands.getFirst();
        for (ResolvedExpression each : operands.subList(1, operands.size())) {
            result = of(function, List.of(result, each), type);
        }
        return result;
    }

    private static ResolvedExpression of(
            BuiltInFunctionDefinition function, List<ResolvedExpression> operands, LogicalType type) {
        return CallExpression.permanent(function, operands, TypeConversions.fromLogicalToDataType(type));
    }
}
