package dev.millrace.sql.session;

import dev.millrace.sql.catalog.CatalogObject;
import dev.millrace.sql.catalog.Catalogs;
import dev.millrace.sql.catalog.TablePath;
import dev.millrace.sql.definition.CreateText;
import dev.millrace.sql.planner.function.FunctionNames;
import dev.millrace.sql.procedure.ProcedureCatalog;
import dev.millrace.sql.statement.LikePattern;
import dev.millrace.sql.statement.ObjectKind;
import dev.millrace.sql.statement.ObjectName;
import dev.millrace.sql.statement.ShowStatement;
import dev.millrace.table.module.ModuleEntry;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Executes SHOW statements. Not thread-safe.
final class ShowStatements {
    private final SessionState state;
    private final QueryStatements queries;
    private final Catalogs catalogs;

    ShowStatements(SessionState state, QueryStatements queries) {
        this.queries = queries;
        this.state = state;
        this.catalogs = state.catalogs();
    }

    StatementResult show(ShowStatement show) {
        return switch (show) {
            case ShowStatement.Objects objects -> objects(objects);
            case ShowStatement.Current current -> current(current.kind());
            case ShowStatement.Definition definition -> definition(definition);
            case ShowStatement.Partitions partitions -> new PartitionStatements(state, queries).show(partitions);
        };
    }

    private StatementResult current(ObjectKind kind) {
        return kind == ObjectKind.CATALOG
                ? new ListedRows("current catalog name")
                        .add(catalogs.currentCatalog())
                        .result()
                : new ListedRows("current database name")
                        .add(catalogs.currentDatabase())
                        .result();
    }

    private StatementResult definition(ShowStatement.Definition definition) {
        CreateText texts = new CreateText(catalogs);
        String text = switch (definition.kind()) {
            case CATALOG -> texts.catalog(definition.name().last());
            default -> object(definition, texts);
        };
        return new ListedRows("result").add(text).result();
    }

    private String object(ShowStatement.Definition definition, CreateText texts) {
        TablePath path = catalogs.path(definition.name());
        CatalogObject object = catalogs.object(path);
        String kind = definition.kind().keywords();
        if (!object.kind().equals(kind)) {
            throw SessionFaults.WRONG_KIND
                    .what("%s is a %s.", path, object.kind().toLowerCase(Locale.ROOT))
                    .fix("Write SHOW CREATE %s.", object.kind());
        }
        return texts.of(path, object);
    }

    private StatementResult objects(ShowStatement.Objects show) {
        return switch (show.kind()) {
            case CATALOGS -> names("catalog name", catalogs.catalogNames(), show.like());
            case DATABASES ->
                names(
                        "database name",
                        List.copyOf(catalogs.catalog(catalogOf(show.scope()))
                                .databases()
                                .keySet()),
                        show.like());
            case TABLES -> names("table name", tables(show.scope(), _ -> true), show.like());
            case VIEWS ->
                names("view name", tables(show.scope(), object -> object.kind().equals("VIEW")), show.like());
            case FUNCTIONS -> names("function name", functions(show), show.like());
            case PROCEDURES -> names("procedure name", procedures(show.scope()), show.like());
            case MODULES -> modules(show.narrowed());
            case JARS -> names("jars", state.jars().names(), show.like());
            case COLUMNS -> new DescribeStatements(state).columns(scopeOf(show.scope()), filter(show.like()));
            case JOBS -> new JobStatements(state).show();
            default -> names("name", List.of(), show.like());
        };
    }

    private static ObjectName scopeOf(@Nullable ObjectName scope) {
        if (scope != null) return scope;
        throw SessionFaults.WRONG_KIND.what("SHOW COLUMNS names no table.").fix("Write SHOW COLUMNS FROM a table.");
    }

    private StatementResult modules(boolean isFull) {
        ListedRows rows = new ListedRows("module name");
        if (!isFull) {
            state.modules().used().forEach(rows::add);
            return rows.result();
        }
        ListedRows all = rows.withFlag("used");
        for (ModuleEntry each : state.modules().all()) all.add(each.name(), each.used());
        return all.result();
    }

    private List<String> functions(ShowStatement.Objects show) {
        List<String> database = databaseOf(show.scope());
        TreeSet<String> names = new TreeSet<>(catalogs.functions().names(database.get(0), database.get(1)));
        if (!show.narrowed()) names.addAll(FunctionNames.all());
        return List.copyOf(names);
    }

    private List<String> procedures(@Nullable ObjectName scope) {
        List<String> database = databaseOf(scope);
        return new ProcedureCatalog(catalogs).names(database.get(0), database.get(1));
    }

    private List<String> databaseOf(@Nullable ObjectName scope) {
        return scope == null
                ? List.of(catalogs.currentCatalog(), catalogs.currentDatabase())
                : catalogs.databasePath(scope);
    }

    private String catalogOf(@Nullable ObjectName scope) {
        return scope == null ? catalogs.currentCatalog() : scope.last();
    }

    private List<String> tables(@Nullable ObjectName scope, Predicate<CatalogObject> condition) {
        List<String> database = databaseOf(scope);
        return catalogs.names(database.get(0), database.get(1)).stream()
                .filter(name -> condition.test(catalogs.object(new TablePath(database.get(0), database.get(1), name))))
                .toList();
    }

    private static StatementResult names(String column, List<String> names, @Nullable LikePattern like) {
        return new ListedRows(column)
                .addAll(names.stream().filter(filter(like)).toList())
                .result();
    }

    /// Returns the condition of LIKE or ILIKE; all names fulfil a missing one.
    static Predicate<String> filter(@Nullable LikePattern like) {
        if (like == null) return _ -> true;
        StringBuilder regex = new StringBuilder();
        for (char each : like.pattern().toCharArray()) {
            switch (each) {
                case '%' -> regex.append(".*");
                case '_' -> regex.append('.');
                default -> regex.append(Pattern.quote(String.valueOf(each)));
            }
        }
        int flags = Pattern.DOTALL | (like.ignoresCase() ? Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE : 0);
        Pattern pattern = Pattern.compile(regex.toString(), flags);
        return name -> pattern.matcher(name).matches() != like.negated();
    }
}
