package dev.millrace.sql.session;

import dev.millrace.sql.catalog.CatalogDatabase;
import dev.millrace.sql.catalog.CatalogFaults;
import dev.millrace.sql.catalog.CatalogObject;
import dev.millrace.sql.catalog.CatalogTable;
import dev.millrace.sql.catalog.CatalogView;
import dev.millrace.sql.catalog.Catalogs;
import dev.millrace.sql.catalog.MemoryCatalog;
import dev.millrace.sql.catalog.TableColumn;
import dev.millrace.sql.planner.function.FunctionNames;
import dev.millrace.sql.statement.DescribeStatement;
import dev.millrace.sql.statement.ObjectName;
import dev.millrace.table.types.logical.LogicalType;
import dev.millrace.table.types.logical.RowType;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// Executes DESCRIBE statements. Not thread-safe.
final class DescribeStatements {
    private final SessionState state;
    private final Catalogs catalogs;

    DescribeStatements(SessionState state) {
        this.state = state;
        this.catalogs = state.catalogs();
    }

    /// Is a line of the description of a table.
    private record Line(
            String name,
            LogicalType type,
            String key,
            String extras,
            String watermark,
            @Nullable String comment) {}

    StatementResult describe(DescribeStatement describe) {
        return switch (describe) {
            case DescribeStatement.Job job -> new JobStatements(state).describe(job.id());
            case DescribeStatement.Definition definition -> definition(definition);
        };
    }

    private StatementResult definition(DescribeStatement.Definition describe) {
        return switch (describe.kind()) {
            case CATALOG -> catalog(describe.name().last(), describe.extended());
            case DATABASE -> database(catalogs.databasePath(describe.name()), describe.extended());
            case TABLE, VIEW -> columns(describe.name(), _ -> true);
            case FUNCTION -> function(describe.name());
            default ->
                throw SessionFaults.NOT_YET
                        .what("DESCRIBE %s does not work yet.", describe.kind().keywords())
                        .fix("Leave the statement out.");
        };
    }

    private StatementResult catalog(String name, boolean isExtended) {
        MemoryCatalog catalog = catalogs.catalog(name);
        ListedRows rows = new ListedRows("info name", "info value")
                .add("name", name)
                .add("type", catalog.options().getOrDefault("type", "generic_in_memory"))
                .add("comment", Objects.requireNonNullElse(catalog.comment(), ""));
        if (isExtended) catalog.options().forEach((key, value) -> addOption(rows, key, value));
        return rows.result();
    }

    private static void addOption(ListedRows rows, String key, String value) {
        if (!key.equals("type")) rows.add("option:" + key, value);
    }

    private StatementResult database(List<String> path, boolean isExtended) {
        CatalogDatabase database = catalogs.database(path.get(0), path.get(1));
        ListedRows rows = new ListedRows("info name", "info value")
                .add("name", path.get(1))
                .add("catalog", path.get(0))
                .add("comment", Objects.requireNonNullElse(database.comment(), ""));
        if (isExtended) database.options().forEach((key, value) -> rows.add("option:" + key, value));
        return rows.result();
    }

    private StatementResult function(ObjectName name) {
        StatementResult user = FunctionStatements.described(catalogs, name);
        if (user != null) return user;
        String function = name.last().toLowerCase(Locale.ROOT);
        List<String> known = FunctionNames.all();
        if (!known.contains(function)) throw CatalogFaults.missing("function", name.last(), known);
        return new ListedRows("info name", "info value")
                .add("is system function", "true")
                .add("is temporary", "false")
                .result();
    }

    /// Describes the columns of a table or view.
    ///
    /// @param condition selects columns by their names
    StatementResult columns(ObjectName name, Predicate<String> condition) {
        List<Line> lines = lines(name);
        boolean hasComments = lines.stream().anyMatch(each -> each.comment() != null);
        ListedRows rows = new ListedRows("name", "type")
                .withFlag("null")
                .withText("key")
                .withText("extras")
                .withText("watermark");
        if (hasComments) rows.withText("comment");
        for (Line each : lines) {
            if (condition.test(each.name())) rows.add(values(each, hasComments));
        }
        return rows.result();
    }

    /// Returns the names of the columns of a table or view.
    List<String> names(ObjectName name) {
        return lines(name).stream().map(Line::name).toList();
    }

    private List<Line> lines(ObjectName name) {
        CatalogObject object = catalogs.object(catalogs.path(name));
        return switch (object) {
            case CatalogTable table -> lines(table);
            case CatalogView view -> lines(view);
        };
    }

    private static @Nullable Object[] values(Line line, boolean hasComments) {
        List<@Nullable Object> values = new ArrayList<>(List.of(
                line.name(),
                line.type().copy(true).asSummaryString(),
                line.type().isNullable(),
                line.key(),
                line.extras(),
                line.watermark()));
        if (hasComments) values.add(Objects.requireNonNullElse(line.comment(), ""));
        return values.toArray();
    }

    private static List<Line> lines(CatalogTable table) {
        var key = table.key();
        var watermark = table.watermark();
        List<Line> lines = new ArrayList<>();
        for (TableColumn each : table.columns()) {
            lines.add(new Line(
                    each.name(),
                    each.type(),
                    key != null && key.columns().contains(each.name())
                            ? "PRI(" + String.join(", ", key.columns()) + ")"
                            : "",
                    each.extras(),
                    watermark != null && watermark.column().equals(each.name()) ? watermark.expression() : "",
                    each.comment()));
        }
        return lines;
    }

    private static List<Line> lines(CatalogView view) {
        List<Line> lines = new ArrayList<>();
        RowType type = view.rowType();
        for (int i = 0; i < type.getFieldCount(); i++) {
            lines.add(new Line(
                    type.getFieldNames().get(i),
                    type.getTypeAt(i),
                    "",
                    "",
                    "",
                    view.comments().get(i)));
        }
        return lines;
    }
}
