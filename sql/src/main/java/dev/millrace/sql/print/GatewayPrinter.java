package dev.millrace.sql.print;

import dev.millrace.sql.session.SessionOptions;
import dev.millrace.sql.session.StatementResult;
import dev.millrace.table.data.RowData;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Prints results as the tests of Flink's SQL gateway do. Each statement answers with a table. Its columns are as wide
/// as their widest values. Not thread-safe.
public final class GatewayPrinter {
    private final PrintWriter out;

    /// Creates a printer.
    public GatewayPrinter(PrintWriter out) {
        this.out = out;
    }

    /// Prints a result and closes it.
    ///
    /// @throws Exception if the query fails
    public void print(StatementResult result, SessionOptions options) throws Exception {
        switch (result) {
            case StatementResult.Done _ -> table(List.of("result"), List.<@Nullable String[]>of(new String[] {"OK"}));
            case StatementResult.Written _ -> out.print("Job ID:\n");
            case StatementResult.Submitted submitted ->
                out.print("Job ID: " + submitted.job().toHexString() + "\n");
            case StatementResult.Text text ->
                table(List.of("result"), List.<@Nullable String[]>of(new String[] {text.text()}));
            case StatementResult.Rows rows -> {
                try (var iterator = rows.rows()) {
                    rows(rows, options);
                }
            }
        }
    }

    private void rows(StatementResult.Rows rows, SessionOptions options) {
        boolean hasKinds = rows.isQuery() && !options.isBatch();
        RowTexts texts = new RowTexts(rows.rowType(), options.zone());
        List<@Nullable String[]> lines = new ArrayList<>();
        while (rows.rows().hasNext()) {
            RowData row = rows.rows().next();
            lines.add(hasKinds ? withKind(row, texts.of(row)) : texts.of(row));
        }
        List<String> names = new ArrayList<>(rows.rowType().getFieldNames());
        if (hasKinds) names.addFirst("op");
        table(names, lines);
    }

    private static @Nullable String[] withKind(RowData row, @Nullable String[] values) {
        @Nullable String[] line = new String[values.length + 1];
        line[0] = row.getRowKind().shortString();
        System.arraycopy(values, 0, line, 1, values.length);
        return line;
    }

    private void table(List<String> names, List<@Nullable String[]> lines) {
        if (lines.isEmpty()) {
            out.print("Empty set\n");
            return;
        }
        Tableau tableau = Tableau.ofContent(out, names, "<NULL>", lines, Integer.MAX_VALUE);
        tableau.head();
        lines.forEach(tableau::line);
        tableau.border();
        out.print(lines.size() + (lines.size() == 1 ? " row" : " rows") + " in set\n");
    }
}
