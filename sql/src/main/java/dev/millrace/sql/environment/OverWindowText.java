package dev.millrace.sql.environment;

import dev.millrace.table.api.window.OverWindow;
import dev.millrace.table.expressions.Expression;

/// Writes windows of rows in SQL.
final class OverWindowText {
    private static final String PRECEDING = " PRECEDING";

    private OverWindowText() {}

    /// Returns an element of the clause WINDOW.
    static String of(OverWindow window) {
        ExpressionText text = ExpressionText.PLAIN;
        StringBuilder written = new StringBuilder(text.of(window.getAlias())).append(" AS (");
        if (!window.getPartitioning().isEmpty()) {
            written.append("PARTITION BY ")
                    .append(text.list(window.getPartitioning()))
                    .append(' ');
        }
        written.append("ORDER BY ").append(text.of(window.getOrder())).append(' ');
        return written.append(frame(window)).append(')').toString();
    }

    private static String frame(OverWindow window) {
        String start = ExpressionText.PLAIN.of(window.getPreceding().orElseThrow());
        String unit = start.startsWith("ROWS ") ? "ROWS" : "RANGE";
        if (start.startsWith("ROWS ") || start.startsWith("RANGE ")) start = start.substring(unit.length() + 1);
        else start += PRECEDING;
        String end = window.getFollowing().map(OverWindowText::end).orElse("CURRENT ROW");
        return unit + " BETWEEN " + start + " AND " + end;
    }

    private static String end(Expression following) {
        String text = ExpressionText.PLAIN.of(following);
        return text.endsWith("CURRENT ROW") ? "CURRENT ROW" : text + " FOLLOWING";
    }
}
