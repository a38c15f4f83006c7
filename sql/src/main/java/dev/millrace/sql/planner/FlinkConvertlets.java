package dev.millrace.sql.planner;

import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlUtil;
import org.apache.calcite.sql.fun.SqlJsonArrayFunction;
import org.apache.calcite.sql.fun.SqlJsonObjectFunction;
import org.apache.calcite.sql2rel.SqlRexContext;
import org.apache.calcite.sql2rel.SqlRexConvertlet;
import org.apache.calcite.sql2rel.SqlRexConvertletTable;
import org.apache.calcite.sql2rel.StandardConvertletTable;
import org.jspecify.annotations.Nullable;

/// Turns calls into expressions as Calcite does, but keeps the fields of a row type when NULL is cast to it.
final class FlinkConvertlets implements SqlRexConvertletTable {

    @Override
    public @Nullable SqlRexConvertlet get(SqlCall call) {
        if (call.getOperator() instanceof SqlJsonObjectFunction || call.getOperator() instanceof SqlJsonArrayFunction) {
            return FlinkConvertlets::plain;
        }
        if (call.getKind() != SqlKind.CAST || !SqlUtil.isNullLiteral(call.operand(0), false)) {
            return StandardConvertletTable.INSTANCE.get(call);
        }
        return (context, cast) ->
                context.getRexBuilder().makeNullLiteral(context.getValidator().getValidatedNodeType(cast));
    }

    /// Returns a call with the same operands. Calcite would mark operands that are JSON by a type that Flink lacks.
    private static RexNode plain(SqlRexContext context, SqlCall call) {
        List<RexNode> operands = new ArrayList<>();
        for (SqlNode each : call.getOperandList()) operands.add(context.convertExpression(each));
        RelDataType type = context.getValidator().getValidatedNodeType(call);
        return context.getRexBuilder().makeCall(type, call.getOperator(), operands);
    }
}
