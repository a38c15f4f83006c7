package dev.millrace.sql.grammar;

import dev.millrace.sql.statement.Statement;
import java.util.List;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlOperator;
import org.apache.calcite.sql.SqlSpecialOperator;
import org.apache.calcite.sql.SqlWriter;
import org.apache.calcite.sql.parser.SqlParserPos;

/// Carries a statement through the parser of Calcite, whose results are syntax trees. The validator never sees it.
public final class StatementNode extends SqlCall {
    private static final SqlOperator OPERATOR = new SqlSpecialOperator("STATEMENT", SqlKind.OTHER_DDL);

    private final Statement statement;

    /// Wraps a statement.
    public StatementNode(Statement statement, SqlParserPos position) {
        super(position);
        this.statement = statement;
    }

    /// Returns the statement.
    public Statement statement() {
        return statement;
    }

    @Override
    public SqlOperator getOperator() {
        return OPERATOR;
    }

    @Override
    public List<SqlNode> getOperandList() {
        return List.of();
    }

    @Override
    public SqlNode clone(SqlParserPos position) {
        return new StatementNode(statement, position);
    }

    @Override
    public void unparse(SqlWriter writer, int leftPrecision, int rightPrecision) {
        writer.print(statement.toString());
    }
}
