package dev.millrace.sql.planner;

import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.sql.SqlBasicCall;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.util.SqlShuttle;
import org.jspecify.annotations.Nullable;

/// Rewrites `SESSION(TABLE t PARTITION BY k, ...)` to `SESSION(TABLE t, ..., DESCRIPTOR(k))`, because Calcite turns
/// partitioned tables into trees only together with all subqueries.
final class SessionPartitions extends SqlShuttle {

    @Override
    public @Nullable SqlNode visit(SqlCall call) {
        SqlNode visited = super.visit(call);
        if (!(visited instanceof SqlBasicCall function)) return visited;
        if (!function.getOperator().getName().equalsIgnoreCase("SESSION")) return visited;
        List<SqlNode> operands = new ArrayList<>();
        SqlNode keys = null;
        for (SqlNode each : function.getOperandList()) {
            boolean isPartitioned = each.getKind() == SqlKind.SET_SEMANTICS_TABLE;
            operands.add(isPartitioned ? ((SqlCall) each).operand(0) : each);
            if (isPartitioned) keys = keys((SqlCall) each);
        }
        if (keys != null) operands.add(keys);
        return function.getOperator().createCall(function.getParserPosition(), operands);
    }

    private static @Nullable SqlNode keys(SqlCall table) {
        SqlNodeList keys = table.operand(1);
        return keys.isEmpty()
                ? null
                : SqlStdOperatorTable.DESCRIPTOR.createCall(keys.getParserPosition(), keys.getList());
    }
}
