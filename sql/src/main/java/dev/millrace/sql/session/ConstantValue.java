package dev.millrace.sql.session;

import dev.millrace.sql.expression.Expr;
import dev.millrace.sql.parser.ScriptStatement;
import dev.millrace.sql.parser.StatementParser;
import dev.millrace.sql.plan.QueryPlan;
import dev.millrace.sql.planner.StatementText;
import dev.millrace.sql.statement.DataStatement;
import dev.millrace.sql.statement.Position;
import org.apache.calcite.sql.SqlNode;

/// Plans an expression without columns.
///
/// @param queries plans the expression as a query of one row
record ConstantValue(QueryStatements queries) {

    /// Returns the planned expression.
    Expr of(SqlNode expression) {
        String query = "VALUES (" + StatementText.of(expression) + ")";
        ScriptStatement text = new ScriptStatement(query, Position.START);
        QueryPlan plan = queries.plan(((DataStatement.Query) StatementParser.parse(text)).query(), text);
        return switch (plan) {
            case QueryPlan.Values values
            when values.rows().size() == 1 -> values.rows().getFirst().getFirst();
            case QueryPlan.Project project
            when project.input() instanceof QueryPlan.Values ->
                project.expressions().getFirst();
            default ->
                throw SessionFaults.INSERT
                        .what("The value %s is not constant.", query)
                        .fix("Write a literal.");
        };
    }
}
