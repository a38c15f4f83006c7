package dev.millrace.sql.print;

import dev.millrace.table.types.logical.LogicalType;
import dev.millrace.table.types.logical.LogicalTypeFamily;
import dev.millrace.table.types.logical.LogicalTypeRoot;
import dev.millrace.table.types.logical.RowType;
import dev.millrace.table.types.logical.VarCharType;
import dev.millrace.table.types.logical.utils.LogicalTypeChecks;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Draws rows as a table. Not thread-safe.
public final class Tableau {
    private static final int DATE_WIDTH = 10;
    private static final int SECONDS_WIDTH = 19;
    private static final int TIME_WIDTH = 8;

    private final PrintWriter out;
    private final List<String> names;
    private final String nullText;
    private final int[] widths;

    private Tableau(PrintWriter out, List<String> names, String nullText, int[] widths) {
        this.out = out;
        this.names = names;
        this.nullText = nullText;
        this.widths = widths;
    }

    /// Creates a table whose columns are as wide as their widest value, up to a limit.
    ///
    /// @param rows the texts of rows, which are not printed yet
    public static Tableau ofContent(
            PrintWriter out, List<String> names, String nullText, List<@Nullable String[]> rows, int widthMax) {
        int[] widths = new int[names.size()];
        for (int i = 0; i < widths.length; i++) {
            widths[i] = TextWidth.of(names.get(i));
            for (@Nullable String[] row : rows) {
                String text = row[i];
                widths[i] = Math.max(widths[i], TextWidth.of(text == null ? nullText : text));
            }
            widths[i] = Math.min(widths[i], widthMax);
        }
        return new Tableau(out, names, nullText, widths);
    }

    /// Creates a table whose widths follow from the types of the columns, and that begins with the kind of change.
    public static Tableau ofTypes(PrintWriter out, RowType rowType, String nullText, int widthMax) {
        return ofTypes(out, rowType, nullText, widthMax, true);
    }

    /// Creates a table for programs. All columns of texts have the greatest width.
    ///
    /// @param hasKinds whether the first column is the kind of change
    public static Tableau ofPrograms(
            PrintWriter out, RowType rowType, String nullText, int widthMax, boolean hasKinds) {
        List<LogicalType> types = rowType.getChildren().stream()
                .map(each -> each.is(LogicalTypeFamily.CHARACTER_STRING) ? VarCharType.STRING_TYPE : each)
                .toList();
        RowType wide = RowType.of(
                types.toArray(LogicalType[]::new), rowType.getFieldNames().toArray(String[]::new));
        return ofTypes(out, wide, nullText, widthMax, hasKinds);
    }

    private static Tableau ofTypes(PrintWriter out, RowType rowType, String nullText, int widthMax, boolean hasKinds) {
        List<String> names = new ArrayList<>();
        if (hasKinds) names.add("op");
        names.addAll(rowType.getFieldNames());
        int[] widths = new int[names.size()];
        int first = hasKinds ? 1 : 0;
        if (hasKinds) widths[0] = 2;
        for (int i = first; i < widths.length; i++) {
            int least = Math.max(TextWidth.of(names.get(i)), nullText.length());
            widths[i] = Math.min(Math.max(least, widthOf(rowType.getTypeAt(i - first), widthMax)), widthMax);
        }
        return new Tableau(out, names, nullText, widths);
    }

    private static int widthOf(LogicalType type, int otherwise) {
        return switch (type.getTypeRoot()) {
            case BOOLEAN -> 5;
            case TINYINT -> 4;
            case SMALLINT -> 6;
            case INTEGER -> 11;
            case BIGINT -> 20;
            case DECIMAL -> LogicalTypeChecks.getPrecision(type) + 3;
            case DATE -> DATE_WIDTH;
            case TIME_WITHOUT_TIME_ZONE -> withFraction(TIME_WIDTH, type);
            case TIMESTAMP_WITHOUT_TIME_ZONE, TIMESTAMP_WITH_LOCAL_TIME_ZONE -> withFraction(SECONDS_WIDTH, type);
            case CHAR, VARCHAR -> LogicalTypeChecks.getLength(type);
            default -> otherwise;
        };
    }

    private static int withFraction(int seconds, LogicalType type) {
        int precision = LogicalTypeChecks.getPrecision(type);
        return precision == 0 || type.is(LogicalTypeRoot.DATE) ? seconds : seconds + 1 + precision;
    }

    /// Prints the lines above the rows.
    public void head() {
        border();
        line(names.toArray(String[]::new));
        border();
    }

    /// Prints a row.
    public void line(@Nullable String[] texts) {
        StringBuilder line = new StringBuilder("|");
        for (int i = 0; i < widths.length; i++) {
            String text = texts[i];
            line.append(' ')
                    .append(TextWidth.fit(text == null ? nullText : text, widths[i]))
                    .append(" |");
        }
        out.print(line.append('\n'));
    }

    /// Prints a line between rows.
    public void border() {
        StringBuilder line = new StringBuilder("+");
        for (int each : widths) line.append("-".repeat(each + 2)).append('+');
        out.print(line.append('\n'));
    }
}
