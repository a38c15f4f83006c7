package dev.millrace.sql.session;

import dev.millrace.base.fault.MillraceException;
import dev.millrace.sql.catalog.CatalogDatabase;
import dev.millrace.sql.catalog.CatalogFaults;
import dev.millrace.sql.catalog.CatalogObject;
import dev.millrace.sql.catalog.CatalogTable;
import dev.millrace.sql.catalog.CatalogView;
import dev.millrace.sql.catalog.Catalogs;
import dev.millrace.sql.catalog.TablePath;
import dev.millrace.sql.definition.LikeMerge;
import dev.millrace.sql.definition.ViewColumns;
import dev.millrace.sql.parser.ScriptStatement;
import dev.millrace.sql.planner.StatementText;
import dev.millrace.sql.planner.TableDefinitions;
import dev.millrace.sql.statement.CreateStatement;
import dev.millrace.sql.statement.DropStatement;
import dev.millrace.sql.statement.Modifiers;
import dev.millrace.sql.statement.ObjectKind;
import dev.millrace.sql.statement.SessionStatement;
import dev.millrace.table.factories.FactoryUtil;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Executes CREATE, DROP, USE, SET and RESET. Not thread-safe.
final class CatalogStatements {
    private static final StatementResult DONE = new StatementResult.Done();

    private final SessionState state;
    private final Catalogs catalogs;
    private final QueryStatements queries;

    CatalogStatements(SessionState state, QueryStatements queries) {
        this.state = state;
        this.catalogs = state.catalogs();
        this.queries = queries;
    }

    StatementResult create(CreateStatement create, ScriptStatement text) {
        return switch (create) {
            case CreateStatement.Container container -> container(container);
            case CreateStatement.Table table when table.query() != null -> createAs(table, text);
            case CreateStatement.Table table -> table(table);
            case CreateStatement.View view -> view(view, text);
            case CreateStatement.Function function -> new FunctionStatements(state).create(function);
            case CreateStatement.Model _, CreateStatement.MaterializedTable _ ->
                throw notYet(create.kind().keywords(), "objects of this kind");
        };
    }

    private static MillraceException notYet(String statement, String what) {
        return SessionFaults.NOT_YET
                .what("%s does not work yet.", statement)
                .why("Millrace has no %s yet.", what)
                .fix("Leave the statement out.");
    }

    private StatementResult container(CreateStatement.Container container) {
        boolean isTolerant = container.modifiers().tolerant();
        if (container.kind() == ObjectKind.CATALOG) {
            if (isTolerant && catalogs.hasCatalog(container.name().last())) return DONE;
            createCatalog(container.name().last(), container.options(), container.comment());
            return DONE;
        }
        List<String> path = catalogs.databasePath(container.name());
        Map<String, CatalogDatabase> databases = catalogs.catalog(path.get(0)).databases();
        if (databases.containsKey(path.get(1))) {
            if (isTolerant) return DONE;
            throw CatalogFaults.exists("database", String.join(".", path));
        }
        catalogs.addDatabase(path.get(0), path.get(1), new CatalogDatabase(container.comment(), container.options()));
        return DONE;
    }

    /// Creates a catalog, and stores its definition.
    ///
    /// @param options the options, among them `type`
    void createCatalog(String name, Map<String, String> options, @Nullable String comment) {
        if (catalogs.hasCatalog(name)) throw CatalogFaults.exists("catalog", name);
        catalogs.add(name, state.definitions().open(name, options, comment));
        state.definitions().store(name, options, comment);
    }

    private StatementResult table(CreateStatement.Table table) {
        TablePath path = catalogs.path(table.name());
        if (isPresent(path, table.modifiers(), "table")) return DONE;
        put(path, define(table, path), table.modifiers().temporary());
        return DONE;
    }

    private CatalogTable define(CreateStatement.Table table, TablePath path) {
        TableDefinitions definitions = new TableDefinitions(state.tables());
        if (table.like() == null) return definitions.table(table.definition(), path);
        TablePath source = catalogs.path(table.like().source());
        CatalogTable merged =
                new LikeMerge(state.table(source), table.like().rules()).with(table.definition(), definitions);
        return definitions.checked(merged, path);
    }

    private StatementResult createAs(CreateStatement.Table table, ScriptStatement text) {
        TablePath path = catalogs.path(table.name());
        Modifiers modifiers = table.modifiers();
        CatalogObject old = modifiers.replaces() ? catalogs.find(path) : null;
        if (old == null && isPresent(path, modifiers, "table")) return DONE;
        CatalogTable defined = queries.inserts().tableOf(table, path, text);
        put(path, defined, modifiers.temporary());
        try {
            return queries.inserts().fill(path, table, text);
        } catch (RuntimeException failed) {
            // Without rows there is no table.
            if (old == null) catalogs.remove(path, modifiers.temporary());
            else put(path, old, modifiers.temporary());
            throw failed;
        }
    }

    private StatementResult view(CreateStatement.View view, ScriptStatement text) {
        TablePath path = catalogs.path(view.name());
        if (isPresent(path, view.modifiers(), "view")) return DONE;
        String query = StatementText.of(view.query());
        var rowType = new ViewColumns(view.columns()).rename(queries.rowType(view.query(), text));
        CatalogView defined = new CatalogView(
                rowType,
                new ViewColumns(view.columns()).comments(rowType.getFieldCount()),
                query,
                catalogs.currentCatalog(),
                catalogs.currentDatabase(),
                view.comment());
        put(path, defined, view.modifiers().temporary());
        return DONE;
    }

    private void put(TablePath path, CatalogObject object, boolean isTemporary) {
        catalogs.database(path.catalog(), path.database());
        catalogs.put(path, object, isTemporary);
    }

    /// Returns whether the object exists and IF NOT EXISTS is given.
    private boolean isPresent(TablePath path, Modifiers modifiers, String kind) {
        CatalogObject present = modifiers.temporary()
                ? catalogs.isTemporary(path) ? catalogs.find(path) : null
                : catalogs.findPermanent(path);
        if (present == null) return false;
        if (modifiers.tolerant()) return true;
        throw CatalogFaults.exists(kind, path.toString());
    }

    StatementResult drop(DropStatement drop) {
        switch (drop.kind()) {
            case CATALOG -> {
                String name = drop.name().last();
                if (catalogs.hasCatalog(name) || !drop.modifiers().tolerant()) catalogs.dropCatalog(name);
            }
            case DATABASE -> {
                List<String> path = catalogs.databasePath(drop.name());
                boolean exists = catalogs.hasCatalog(path.get(0))
                        && catalogs.catalog(path.get(0)).databases().containsKey(path.get(1));
                if (exists || !drop.modifiers().tolerant()) {
                    catalogs.dropDatabase(path.get(0), path.get(1), drop.cascade());
                }
            }
            case TABLE, VIEW -> dropObject(drop);
            case FUNCTION -> new FunctionStatements(state).drop(drop);
            default -> throw notYet("DROP " + drop.kind().keywords(), "objects of this kind");
        }
        return DONE;
    }

    private void dropObject(DropStatement drop) {
        TablePath path = catalogs.path(drop.name());
        boolean isTemporary = drop.modifiers().temporary();
        CatalogObject object =
                isTemporary ? catalogs.isTemporary(path) ? catalogs.find(path) : null : catalogs.findPermanent(path);
        String kind = drop.kind().keywords();
        String name = (isTemporary ? "temporary " : "") + kind.toLowerCase(Locale.ROOT);
        boolean isMissing = object == null || !object.kind().equals(kind);
        if (isMissing && drop.modifiers().tolerant()) return;
        if (object == null && !isTemporary && catalogs.isTemporary(path)) {
            throw SessionFaults.WRONG_KIND.what("%s is temporary.", path).fix("Write DROP TEMPORARY %s.", kind);
        }
        if (isMissing) throw catalogs.missing(name, path);
        if (!isTemporary && catalogs.isTemporary(path)) {
            throw SessionFaults.WRONG_KIND
                    .what("A temporary object hides the %s %s.", name, path)
                    .fix("Drop the temporary one first with DROP TEMPORARY %s.", kind);
        }
        catalogs.remove(path, isTemporary);
    }

    StatementResult session(SessionStatement statement) {
        switch (statement) {
            case SessionStatement.UseCatalog use ->
                catalogs.useCatalog(use.catalog().last());
            case SessionStatement.UseDatabase use -> catalogs.useDatabase(use.database());
            case SessionStatement.SetOption set
            when set.key() != null && set.value() != null -> state.options().set(set.key(), set.value());
            case SessionStatement.SetOption _ -> {
                ListedRows rows = new ListedRows("key", "value");
                state.options().all().forEach(rows::add);
                return rows.result();
            }
            case SessionStatement.ResetOption reset
            when reset.key() != null -> state.options().reset(reset.key());
            case SessionStatement.ResetOption _ -> state.options().resetAll();
            case SessionStatement.UseModules use -> state.modules().use(use.modules());
            case SessionStatement.LoadModule load ->
                state.modules()
                        .load(
                                load.module(),
                                FactoryUtil.createModule(
                                        load.module(),
                                        load.options(),
                                        state.options().configuration(),
                                        state.programConnectors().loader()));
            case SessionStatement.UnloadModule unload -> state.modules().unload(unload.module());
            case SessionStatement.AddJar jar -> {
                state.jars().add(jar.path());
                state.programConnectors().forget();
            }
            case SessionStatement.RemoveJar jar -> {
                state.jars().remove(jar.path());
                state.programConnectors().forget();
            }
        }
        return DONE;
    }
}
