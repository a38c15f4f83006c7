package dev.millrace.sql.planner;

import org.apache.calcite.sql.SqlBasicCall;
import org.apache.calcite.sql.SqlBasicTypeNameSpec;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlDataTypeSpec;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.apache.calcite.sql.type.SqlTypeName;
import org.apache.calcite.sql.util.SqlShuttle;
import org.jspecify.annotations.Nullable;

/// Rewrites `SESSION_END(time, gap)` to the latest time of the session plus the gap. Calcite returns the start of the
/// session for it.
final class SessionEnds extends SqlShuttle {
    private static final int DIGITS = 3;

    @Override
    public @Nullable SqlNode visit(SqlCall call) {
        SqlNode visited = super.visit(call);
        if (!(visited instanceof SqlBasicCall function) || function.operandCount() != 2) return visited;
        if (!function.getOperator().getName().equalsIgnoreCase("SESSION_END")) return visited;
        SqlParserPos at = function.getParserPosition();
        SqlNode latest = SqlStdOperatorTable.MAX.createCall(at, (SqlNode) function.operand(0));
        SqlNode end = SqlStdOperatorTable.PLUS.createCall(at, latest, function.operand(1));
        SqlDataTypeSpec type = new SqlDataTypeSpec(new SqlBasicTypeNameSpec(SqlTypeName.TIMESTAMP, DIGITS, at), at);
        return SqlStdOperatorTable.CAST.createCall(at, end, type);
    }
}
