package dev.millrace.sql.planner;

import java.util.List;
import org.apache.calcite.sql.SqlBasicCall;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.util.SqlShuttle;
import org.jspecify.annotations.Nullable;

/// Reads `VALUES (ROW(1, 2)) AS t(c)` as one column of rows. The parser takes a ROW inside of the parentheses of VALUES
/// for the whole row, which then has more columns than the alias.
final class RowsOfOneColumn extends SqlShuttle {

    @Override
    public @Nullable SqlNode visit(SqlCall call) {
        SqlNode visited = super.visit(call);
        if (!(visited instanceof SqlCall alias) || alias.getKind() != SqlKind.AS) return visited;
        boolean hasOneColumn = alias.operandCount() == 3;
        if (!hasOneColumn || !(alias.operand(0) instanceof SqlCall values) || values.getKind() != SqlKind.VALUES)
            return visited;
        boolean areWide = values.getOperandList().stream().allMatch(RowsOfOneColumn::isWide);
        if (!areWide) return visited;
        SqlNode[] rows = values.getOperandList().stream()
                .map(row -> SqlStdOperatorTable.ROW.createCall(row.getParserPosition(), row))
                .toArray(SqlNode[]::new);
        SqlNode wrapped = new SqlBasicCall(values.getOperator(), List.of(rows), values.getParserPosition());
        return alias.getOperator().createCall(alias.getParserPosition(), wrapped, alias.operand(1), alias.operand(2));
    }

    private static boolean isWide(SqlNode row) {
        return row instanceof SqlCall call && call.getKind() == SqlKind.ROW && call.operandCount() > 1;
    }
}
