package dev.millrace.sql.planner;

import dev.millrace.base.fault.Category;
import dev.millrace.base.fault.Fault;
import dev.millrace.base.fault.MillraceException;
import dev.millrace.sql.parser.NearestName;
import dev.millrace.sql.parser.ScriptStatement;
import dev.millrace.sql.parser.TextPlace;
import dev.millrace.sql.planner.function.FlinkOperatorTable;
import dev.millrace.sql.statement.Position;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.calcite.runtime.CalciteContextException;
import org.apache.calcite.sql.SqlOperator;
import org.jspecify.annotations.Nullable;

/// Makes faults from the errors of the validator: position, the line with a caret, and the nearest name.
final class ValidationErrors {
    private static final Fault INVALID = new Fault(2856, Category.USER, "a query is not valid");
    private static final Fault NO_VIEWS = new Fault(2857, Category.USER, "views are not supported yet");

    private static final Fault UNPLANNED = new Fault(2859, Category.BUG, "a valid query cannot be planned");

    /// Matches the names that a query gives to its columns and tables.
    private static final Pattern ALIAS = Pattern.compile("(?i)\\bAS\\s+`?(\\w+)");

    private final TableCatalog catalog;
    private final ScriptStatement text;

    ValidationErrors(TableCatalog catalog, ScriptStatement text) {
        this.catalog = catalog;
        this.text = text;
    }

    static MillraceException noViews() {
        return NO_VIEWS.what("The query reads a view.").fix("Write the query of the view in place of its name.");
    }

    /// Reports an error of the planner, which is none of the query. Faults pass through.
    static RuntimeException unplanned(Throwable error) {
        if (error instanceof MillraceException fault) return fault;
        return UNPLANNED
                .what("The query is valid, but it cannot be planned.")
                .cause(error)
                .fix("Write the query in another way, and report this error with the stack trace.");
    }

    /// Reports an error of the validator.
    MillraceException of(CalciteContextException error) {
        Position position = new Position(Math.max(1, error.getPosLine()), Math.max(1, error.getPosColumn()));
        TextPlace place = TextPlace.of(text.text(), position);
        String message = Objects.toString(
                error.getCause() == null ? error.getMessage() : error.getCause().getMessage(),
                "the query is not valid");
        return INVALID.what("Error in the query at %s: %s", position.after(text.start()), sentence(message))
                .why("%s", place.caret())
                .cause(error)
                .fix("%s", advice(message, place));
    }

    private static String sentence(String message) {
        String line = message.strip();
        return line.endsWith(".") ? line : line + ".";
    }

    private String advice(String message, TextPlace place) {
        String name = quoted(message);
        if (name != null && message.startsWith("Object")) return near(name, catalog.tableNames(), "table");
        if (message.startsWith("No match found for function")) return near(place.word(), functions(), "function");
        int suggested = message.indexOf("did you mean '");
        if (suggested >= 0) return "Write " + Objects.requireNonNull(quoted(message.substring(suggested))) + ".";
        if (name != null && message.startsWith("Column")) return nearColumn(name);
        return "Correct the query at this position.";
    }

    private String nearColumn(String name) {
        List<String> known = new ArrayList<>(catalog.columnNames(text.text()));
        Matcher alias = ALIAS.matcher(text.text());
        while (alias.find()) known.add(alias.group(1));
        String nearest = NearestName.of(name, known);
        if (nearest != null) return "Write " + nearest + " instead of " + name + ".";
        return known.isEmpty()
                ? "Name a column of the tables after FROM."
                : "Name a column that exists, for example " + known.getFirst()
                        + "; DESCRIBE with the name of the table lists the columns.";
    }

    private static String near(String name, List<String> known, String kind) {
        String nearest = NearestName.of(name, known);
        return nearest == null
                ? "Create the " + kind + " first, or correct its name."
                : "Write " + nearest + " instead of " + name + ".";
    }

    private static List<String> functions() {
        return FlinkOperatorTable.INSTANCE.getOperatorList().stream()
                .map(SqlOperator::getName)
                .toList();
    }

    /// Returns the first text between single quotes.
    private static @Nullable String quoted(String message) {
        int begin = message.indexOf('\'');
        int end = message.indexOf('\'', begin + 1);
        return begin < 0 || end < 0 ? null : message.substring(begin + 1, end);
    }
}
