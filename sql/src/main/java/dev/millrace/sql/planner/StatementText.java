package dev.millrace.sql.planner;

import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.dialect.AnsiSqlDialect;

/// Writes syntax trees as text that the parser reads again.
public final class StatementText {
    private static final AnsiSqlDialect DIALECT =
            new AnsiSqlDialect(AnsiSqlDialect.DEFAULT_CONTEXT.withIdentifierQuoteString("`"));

    private StatementText() {}

    /// Returns the text of a query or an expression.
    public static String of(SqlNode node) {
        return node.toSqlString(config -> config.withDialect(DIALECT)
                        .withQuoteAllIdentifiers(true)
                        .withSelectListItemsOnSeparateLines(false)
                        .withIndentation(0)
                        .withAlwaysUseParentheses(false))
                .getSql()
                .strip();
    }
}
