package dev.millrace.sql.planner;

import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlUtil;
import org.apache.calcite.sql2rel.SqlRexConvertlet;
import org.apache.calcite.sql2rel.SqlRexConvertletTable;
import org.apache.calcite.sql2rel.StandardConvertletTable;
import org.jspecify.annotations.Nullable;

/// Turns calls into expressions as Calcite does, but keeps the fields of a row type when NULL is cast to it.
final class FlinkConvertlets implements SqlRexConvertletTable {

    @Override
    public @Nullable SqlRexConvertlet get(SqlCall call) {
        if (call.getKind() != SqlKind.CAST || !SqlUtil.isNullLiteral(call.operand(0), false)) {
            return StandardConvertletTable.INSTANCE.get(call);
        }
        return (context, cast) ->
                context.getRexBuilder().makeNullLiteral(context.getValidator().getValidatedNodeType(cast));
    }
}
