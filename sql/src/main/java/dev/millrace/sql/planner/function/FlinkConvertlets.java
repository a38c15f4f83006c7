package dev.millrace.sql.planner.function;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.calcite.avatica.util.TimeUnit;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.sql.SqlBasicFunction;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.type.SqlTypeName;
import org.apache.calcite.sql.SqlFunction;
import org.apache.calcite.sql.SqlIntervalQualifier;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlOperator;
import org.apache.calcite.sql.SqlUtil;
import org.apache.calcite.sql.fun.SqlJsonArrayFunction;
import org.apache.calcite.sql.fun.SqlJsonObjectFunction;
import org.apache.calcite.sql.fun.SqlLikeOperator;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.type.OperandTypes;
import org.apache.calcite.sql.type.ReturnTypes;
import org.apache.calcite.sql2rel.SqlRexContext;
import org.apache.calcite.sql2rel.SqlRexConvertlet;
import org.apache.calcite.sql2rel.SqlRexConvertletTable;
import org.apache.calcite.sql2rel.StandardConvertletTable;
import org.jspecify.annotations.Nullable;

/// Turns calls into expressions as Calcite does, but keeps the fields of a row type when NULL is cast to it.
public final class FlinkConvertlets implements SqlRexConvertletTable {
    private static final SqlOperator LIKE = plainOperator("LIKE");
    private static final SqlOperator SIMILAR = plainOperator("SIMILAR TO");

    private static SqlOperator plainOperator(String name) {
        return SqlBasicFunction.create(name, ReturnTypes.BOOLEAN_NULLABLE, OperandTypes.VARIADIC);
    }

    @Override
    public @Nullable SqlRexConvertlet get(SqlCall call) {
        boolean isDifference = call.getKind() == SqlKind.TIMESTAMP_DIFF
                || call.getOperator().getName().equals("TIMESTAMPDIFF");
        if (isDifference) return FlinkConvertlets::difference;
        if (call.getOperator() instanceof FlinkCast) return FlinkConvertlets::cast;
        if (call.getOperator().getOperandTypeChecker() instanceof OperandKinds) return FlinkConvertlets::plain;
        if (isOfProgram(call.getOperator())) return FlinkConvertlets::plain;
        if (call.getOperator() instanceof ObjectFunctions) return FlinkConvertlets::plain;
        if (call.getOperator() instanceof SqlJsonObjectFunction || call.getOperator() instanceof SqlJsonArrayFunction) {
            return FlinkConvertlets::plain;
        }
        if (call.getOperator() instanceof SqlLikeOperator && call.operandCount() > 2) return FlinkConvertlets::like;
        return StandardConvertletTable.INSTANCE.get(call);
    }

    /// Returns a cast. It keeps the fields of a row type when NULL is cast to it.
    private static RexNode cast(SqlRexContext context, SqlCall call) {
        RelDataType type = context.getValidator().getValidatedNodeType(call);
        RexBuilder builder = context.getRexBuilder();
        if (SqlUtil.isNullLiteral(call.operand(0), false)) return builder.makeNullLiteral(type);
        RexNode operand = context.convertExpression(call.operand(0));
        boolean isSame = operand.getType().equals(type);
        return isSame ? operand : builder.makeAbstractCast(type, operand, call.getKind() == SqlKind.SAFE_CAST);
    }

    /// Returns LIKE or SIMILAR TO with an escape. Calcite would change the order of wildcards of the pattern as if the
    /// escape were none of them.
    private static RexNode like(SqlRexContext context, SqlCall call) {
        SqlLikeOperator operator = (SqlLikeOperator) call.getOperator();
        List<RexNode> operands = new ArrayList<>();
        for (SqlNode each : call.getOperandList()) operands.add(context.convertExpression(each));
        RexBuilder builder = context.getRexBuilder();
        SqlOperator escaped = operator.kind == SqlKind.SIMILAR ? SIMILAR : LIKE;
        RexNode test = builder.makeCall(context.getValidator().getValidatedNodeType(call), escaped, operands);
        return operator.isNegated() ? builder.makeCall(SqlStdOperatorTable.NOT, test) : test;
    }

    /// Returns the function with the unit as a symbol. Calcite would divide intervals, which have no months of days.
    private static RexNode difference(SqlRexContext context, SqlCall call) {
        RelDataType type = context.getValidator().getValidatedNodeType(call);
        RexBuilder builder = context.getRexBuilder();
        TimeUnit unit = unit(call.operand(0));
        List<RexNode> operands = List.of(
                builder.makeFlag(unit),
                context.convertExpression(call.operand(1)),
                context.convertExpression(call.operand(2)));
        return builder.makeCall(type, call.getOperator(), operands);
    }

    /// Returns the unit. ODBC's names begin with `SQL_TSI_`.
    private static TimeUnit unit(SqlIntervalQualifier qualifier) {
        if (qualifier.timeFrameName == null) return qualifier.getUnit();
        String name = qualifier.timeFrameName.toUpperCase(Locale.ROOT).replace("SQL_TSI_", "");
        return TimeUnit.valueOf(name.equals("FRAC_SECOND") ? "MICROSECOND" : name);
    }

    /// Returns whether an operator is a function of the program, whose package knows this one.
    private static boolean isOfProgram(SqlOperator operator) {
        return operator instanceof SqlFunction function
                && function.getFunctionType().isUserDefinedNotSpecificFunction()
                && !(operator instanceof ObjectFunctions);
    }

    /// Returns a call with the same operands. Calcite would mark operands that are JSON by a type that Flink lacks.
    private static RexNode plain(SqlRexContext context, SqlCall call) {
        List<RexNode> operands = new ArrayList<>();
        for (SqlNode each : call.getOperandList()) {
            // Tables are inputs of the operator and no operands.
            if (each.getKind() == SqlKind.CURSOR) continue;
            boolean isAbsent = each.getKind() == SqlKind.DEFAULT;
            operands.add(isAbsent ? absent(context) : context.convertExpression(each));
        }
        RelDataType type = context.getValidator().getValidatedNodeType(call);
        return context.getRexBuilder().makeCall(type, call.getOperator(), operands);
    }

    private static RexNode absent(SqlRexContext context) {
        return context.getRexBuilder().makeNullLiteral(context.getTypeFactory().createSqlType(SqlTypeName.NULL));
    }
}
