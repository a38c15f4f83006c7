package dev.millrace.sql.planner;

import java.util.Locale;
import java.util.Objects;
import org.apache.calcite.sql.SqlBasicCall;
import org.apache.calcite.sql.SqlBasicTypeNameSpec;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlDataTypeSpec;
import org.apache.calcite.sql.SqlFunctionCategory;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlUnresolvedFunction;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.apache.calcite.sql.type.SqlTypeName;
import org.apache.calcite.sql.util.SqlShuttle;
import org.jspecify.annotations.Nullable;

/// Rewrites the bounds of group windows, which are local times of the type TIMESTAMP(3) also if the windows are over
/// points in time. The end is the start plus the size. The end of a session is its latest time plus the gap.
final class WindowBounds extends SqlShuttle {
    private static final int DIGITS = 3;
    private static final int HOP_OPERANDS = 3;

    @Override
    public @Nullable SqlNode visit(SqlCall call) {
        SqlNode visited = super.visit(call);
        if (!(visited instanceof SqlBasicCall function)) return visited;
        String name = function.getOperator().getName().toUpperCase(Locale.ROOT);
        int operands = function.operandCount();
        return switch (name) {
            case "TUMBLE_START", "SESSION_START" -> operands == 2 ? local(function) : visited;
            case "HOP_START" -> operands == HOP_OPERANDS ? local(function) : visited;
            case "TUMBLE_END" -> operands == 2 ? plus(local(start("TUMBLE_START", function)), function) : visited;
            case "HOP_END" -> operands == HOP_OPERANDS ? plus(local(start("HOP_START", function)), function) : visited;
            case "SESSION_END" -> operands == 2 ? plus(local(latest(function)), function) : visited;
            default -> visited;
        };
    }

    private static SqlCall start(String name, SqlBasicCall end) {
        SqlParserPos at = end.getParserPosition();
        SqlUnresolvedFunction function = new SqlUnresolvedFunction(
                new SqlIdentifier(name, at), null, null, null, null, SqlFunctionCategory.USER_DEFINED_FUNCTION);
        return function.createCall(at, end.getOperandList());
    }

    private static SqlCall latest(SqlBasicCall end) {
        return SqlStdOperatorTable.MAX.createCall(end.getParserPosition(), (SqlNode) end.operand(0));
    }

    /// Returns a time plus the last operand of a call, which is the size or the gap.
    private static SqlNode plus(SqlNode time, SqlBasicCall call) {
        SqlNode size = Objects.requireNonNull(call.getOperandList().getLast());
        return SqlStdOperatorTable.PLUS.createCall(call.getParserPosition(), time, size);
    }

    private static SqlNode local(SqlCall time) {
        SqlParserPos at = time.getParserPosition();
        SqlDataTypeSpec type = new SqlDataTypeSpec(new SqlBasicTypeNameSpec(SqlTypeName.TIMESTAMP, DIGITS, at), at);
        return SqlStdOperatorTable.CAST.createCall(at, time, type);
    }
}
