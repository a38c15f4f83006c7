package dev.millrace.sql.planner;

import dev.millrace.sql.expression.ConstantFolding;
import dev.millrace.sql.expression.Expr;
import dev.millrace.sql.planner.type.LogicalTypes;
import dev.millrace.sql.planner.user.CallTypes;
import dev.millrace.sql.planner.user.ProgramOperator;
import dev.millrace.table.types.logical.IntType;
import dev.millrace.table.types.logical.LogicalType;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rel.type.RelDataTypeFactory;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexCallBinding;
import org.apache.calcite.rex.RexCorrelVariable;
import org.apache.calcite.rex.RexFieldAccess;
import org.apache.calcite.rex.RexInputRef;
import org.apache.calcite.rex.RexLiteral;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexOver;
import org.apache.calcite.rex.RexSubQuery;
import org.apache.calcite.rex.RexUtil;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.type.SqlTypeName;

/// Translates expressions of Calcite to expressions of plans.
final class ExprTranslator {
    private static final ConstantFolding FOLDING = new ConstantFolding();

    private final RexBuilder builder;

    ExprTranslator(RexBuilder builder) {
        this.builder = builder;
    }

    /// Returns the expressions in the same order.
    List<Expr> all(List<? extends RexNode> nodes) {
        List<Expr> expressions = new ArrayList<>();
        for (RexNode each : nodes) expressions.add(of(each));
        return expressions;
    }

    /// Returns the expression.
    Expr of(RexNode node) {
        return FOLDING.of(translate(RexUtil.expandSearch(builder, null, node)));
    }

    private Expr translate(RexNode node) {
        return switch (node) {
            case RexLiteral literal -> literal(literal);
            case RexInputRef column -> new Expr.Column(column.getIndex(), LogicalTypes.of(column.getType()));
            case RexFieldAccess access
            when access.getReferenceExpr() instanceof RexCorrelVariable outer -> outerColumn(outer.id.getId(), access);
            case RexFieldAccess access ->
                new Expr.Field(
                        translate(access.getReferenceExpr()),
                        access.getField().getIndex(),
                        LogicalTypes.of(access.getType()));
            case RexOver over -> throw UnsupportedPlans.of(over);
            case RexSubQuery query -> throw UnsupportedPlans.of("subquery " + query.getKind());
            case RexCall call -> call(call);
            default -> throw UnsupportedPlans.of(node);
        };
    }

    private static Expr outerColumn(int variable, RexFieldAccess access) {
        LogicalType number = new IntType(false);
        List<Expr> operands = List.of(
                new Expr.Literal(variable, number),
                new Expr.Literal(access.getField().getIndex(), number));
        return new Expr.Call(Expr.OUTER_COLUMN, operands, LogicalTypes.of(access.getType()));
    }

    private static Expr literal(RexLiteral literal) {
        if (literal.getType().getSqlTypeName() == SqlTypeName.SYMBOL) {
            return new Expr.Symbol(symbol(literal));
        }
        return new Expr.Literal(LiteralValues.of(literal), LogicalTypes.of(literal.getType()));
    }

    private static String symbol(RexLiteral literal) {
        return literal.getValue() instanceof Enum<?> symbol
                ? symbol.name()
                : String.valueOf(literal.getValue()).toUpperCase(Locale.ROOT);
    }

    private Expr call(RexCall call) {
        if (call.getOperator() instanceof ProgramOperator program) return userCall(program, call);
        return switch (call.getKind()) {
            case CAST, SAFE_CAST ->
                new Expr.Cast(
                        translate(call.getOperands().getFirst()),
                        LogicalTypes.of(call.getType()),
                        call.getKind() == SqlKind.SAFE_CAST);
            case CASE -> choice(call);
            default -> {
                List<Expr> operands = new ArrayList<>();
                for (RexNode each : call.getOperands()) operands.add(translate(each));
                String function = call.getOperator().getName().toUpperCase(Locale.ROOT);
                yield new Expr.Call(function, operands, LogicalTypes.of(call.getType()));
            }
        };
    }

    private Expr userCall(ProgramOperator program, RexCall call) {
        List<Expr> operands = operands(call);
        CallTypes types = new CallTypes(program.functionName(), program.function());
        return new Expr.UserCall(
                types.of(operands.stream().map(Expr::type).toList(), RexCallBinding.create(factory(), call, List.of())),
                operands,
                LogicalTypes.of(call.getType()));
    }

    /// Returns the operands of a call without folding.
    List<Expr> operands(RexCall call) {
        List<Expr> operands = new ArrayList<>();
        for (RexNode each : call.getOperands()) operands.add(translate(each));
        return operands;
    }

    /// Returns the factory of types.
    RelDataTypeFactory factory() {
        return builder.getTypeFactory();
    }

    private Expr choice(RexCall call) {
        List<RexNode> operands = call.getOperands();
        List<Expr.Branch> branches = new ArrayList<>();
        for (int i = 0; i + 1 < operands.size(); i += 2) {
            branches.add(new Expr.Branch(translate(operands.get(i)), translate(operands.get(i + 1))));
        }
        return new Expr.Case(branches, translate(operands.getLast()), LogicalTypes.of(call.getType()));
    }
}
