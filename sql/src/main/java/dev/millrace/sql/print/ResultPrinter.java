package dev.millrace.sql.print;

import dev.millrace.sql.session.SessionOptions;
import dev.millrace.sql.session.StatementResult;
import dev.millrace.table.data.RowData;
import dev.millrace.table.types.logical.RowType;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Prints the results of statements. JSON and CSV appear while rows arrive. A table in batch mode appears at the end,
/// because its widths depend on all rows. Not thread-safe.
public final class ResultPrinter {
    private static final String NULL = "<NULL>";
    /// A table with more rows takes its widths from the first ones, so that memory stays bounded.
    private static final int MEASURED_ROWS_MAX = 1_000_000;

    /// Rows that have arrived become visible after this time, also while the next row is missing.
    private static final long FLUSH_NANOS = 100_000_000;

    private final ResultFormat format;
    private final PrintWriter out;
    private final Supplier<String> suffix;

    /// Creates a printer.
    public ResultPrinter(ResultFormat format, PrintWriter out) {
        this(format, out, () -> "");
    }

    /// Creates a printer that adds a text behind the number of rows.
    ///
    /// @param suffix the text, for example how long the statement took
    public ResultPrinter(ResultFormat format, PrintWriter out, Supplier<String> suffix) {
        this.format = format;
        this.out = out;
        this.suffix = suffix;
    }

    /// Prints a result and closes it.
    ///
    /// @throws Exception if the query fails
    public void print(StatementResult result, SessionOptions options) throws Exception {
        switch (result) {
            case StatementResult.Text text -> out.print(text.text() + "\n");
            case StatementResult.Done _ -> info("Execute statement succeeded.");
            case StatementResult.Written _ -> info("Complete execution of the SQL update statement.");
            case StatementResult.Submitted submitted -> {
                info("SQL update statement has been successfully submitted to the cluster:");
                out.println("Job ID: " + submitted.job().toHexString());
            }
            case StatementResult.Rows rows -> {
                try (var iterator = rows.rows();
                        RepeatedFlush _ = new RepeatedFlush(out, FLUSH_NANOS)) {
                    rows(rows, options);
                }
            }
        }
        out.flush();
    }

    /// Prints the rows of a query as the Table API does, where widths follow from types also in batch mode, and
    /// closes the result.
    ///
    /// @throws Exception if the query fails
    public void printForProgram(StatementResult.Rows rows, SessionOptions options) throws Exception {
        if (!rows.isQuery() || format != ResultFormat.TABLEAU) {
            print(rows, options);
            return;
        }
        try (var iterator = rows.rows();
                RepeatedFlush _ = new RepeatedFlush(out, FLUSH_NANOS)) {
            typed(rows, options);
        }
        out.flush();
    }

    private void typed(StatementResult.Rows rows, SessionOptions options) {
        if (!rows.rows().hasNext()) {
            out.print("Empty set" + suffix.get() + "\n");
            return;
        }
        boolean hasKinds = !options.isBatch();
        RowTexts texts = new RowTexts(rows.rowType(), options.zone());
        Tableau tableau = Tableau.ofPrograms(out, rows.rowType(), NULL, options.columnWidth(), hasKinds);
        tableau.head();
        long count = 0;
        for (; rows.rows().hasNext(); count++) {
            RowData row = rows.rows().next();
            tableau.line(hasKinds ? withKind(row, texts) : texts.of(row));
        }
        tableau.border();
        out.print(count + (count == 1 ? " row" : " rows") + " in set" + suffix.get() + "\n");
    }

    private static @Nullable String[] withKind(RowData row, RowTexts texts) {
        @Nullable String[] columns = texts.of(row);
        @Nullable String[] line = new String[columns.length + 1];
        line[0] = row.getRowKind().shortString();
        System.arraycopy(columns, 0, line, 1, columns.length);
        return line;
    }

    private void info(String text) {
        if (format == ResultFormat.TABLEAU) out.print("[INFO] " + text + "\n");
    }

    private void rows(StatementResult.Rows rows, SessionOptions options) {
        switch (format) {
            case CSV -> csv(rows, options);
            case JSON -> {
                JsonRows json = new JsonRows(options.zone());
                while (rows.rows().hasNext()) out.print(json.of(rows.rows().next(), rows.rowType()) + "\n");
            }
            case TABLEAU -> {
                boolean isStream = rows.isQuery() && !options.isBatch();
                if (isStream) stream(rows, options);
                else table(rows, options);
            }
        }
    }

    private void csv(StatementResult.Rows rows, SessionOptions options) {
        RowTexts texts = new RowTexts(rows.rowType(), options.zone());
        out.print(CsvLine.of(rows.rowType().getFieldNames().toArray(String[]::new)) + "\n");
        while (rows.rows().hasNext()) out.print(CsvLine.of(texts.of(rows.rows().next())) + "\n");
    }

    private void table(StatementResult.Rows rows, SessionOptions options) {
        RowTexts texts = new RowTexts(rows.rowType(), options.zone());
        List<@Nullable String[]> measured = new ArrayList<>();
        while (measured.size() < MEASURED_ROWS_MAX && rows.rows().hasNext()) {
            measured.add(texts.of(rows.rows().next()));
        }
        if (measured.isEmpty()) {
            out.print("Empty set" + suffix.get() + "\n");
            return;
        }
        int widthMax = rows.isQuery() ? options.columnWidth() : Integer.MAX_VALUE;
        String nullText = rows.isQuery() ? NULL : "";
        Tableau tableau = Tableau.ofContent(out, rows.rowType().getFieldNames(), nullText, measured, widthMax);
        tableau.head();
        measured.forEach(tableau::line);
        long count = measured.size();
        for (; rows.rows().hasNext(); count++) tableau.line(texts.of(rows.rows().next()));
        tableau.border();
        out.print(count + (count == 1 ? " row" : " rows") + " in set" + suffix.get() + "\n");
    }

    private void stream(StatementResult.Rows rows, SessionOptions options) {
        RowType rowType = rows.rowType();
        RowTexts texts = new RowTexts(rowType, options.zone());
        Tableau tableau = Tableau.ofTypes(out, rowType, NULL, options.columnWidth());
        tableau.head();
        long count = 0;
        for (; rows.rows().hasNext(); count++) {
            RowData row = rows.rows().next();
            tableau.line(withKind(row, texts));
        }
        tableau.border();
        out.print("Received a total of " + count + (count == 1 ? " row" : " rows") + suffix.get() + "\n");
    }
}
