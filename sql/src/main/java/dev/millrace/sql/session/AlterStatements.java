package dev.millrace.sql.session;

import dev.millrace.sql.catalog.CatalogFaults;
import dev.millrace.sql.catalog.CatalogObject;
import dev.millrace.sql.catalog.CatalogTable;
import dev.millrace.sql.catalog.CatalogView;
import dev.millrace.sql.catalog.Catalogs;
import dev.millrace.sql.catalog.MemoryCatalog;
import dev.millrace.sql.catalog.TablePath;
import dev.millrace.sql.definition.TableChanges;
import dev.millrace.sql.parser.ScriptStatement;
import dev.millrace.sql.planner.QueryPlanner;
import dev.millrace.sql.planner.StatementText;
import dev.millrace.sql.planner.TableDefinitions;
import dev.millrace.sql.statement.AlterStatement;
import dev.millrace.sql.statement.ObjectKind;
import dev.millrace.sql.statement.TableChange;
import dev.millrace.table.types.logical.RowType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Executes ALTER statements. Not thread-safe.
final class AlterStatements {
    private static final StatementResult DONE = new StatementResult.Done();

    private final SessionState state;
    private final QueryStatements queries;
    private final Catalogs catalogs;

    AlterStatements(SessionState state, QueryStatements queries) {
        this.queries = queries;
        this.state = state;
        this.catalogs = state.catalogs();
    }

    StatementResult alter(AlterStatement alter, ScriptStatement text) {
        return switch (alter.kind()) {
            case CATALOG -> catalog(alter);
            case DATABASE -> {
                List<String> path = catalogs.databasePath(alter.name());
                yield container(
                        alter, catalogs.database(path.get(0), path.get(1)).options());
            }
            case TABLE, VIEW -> object(alter, text);
            case FUNCTION ->
                alter instanceof AlterStatement.Function function
                        ? new FunctionStatements(state).alter(function)
                        : object(alter, text);
            default -> throw wrongKind(alter);
        };
    }

    private StatementResult catalog(AlterStatement alter) {
        String name = alter.name().last();
        MemoryCatalog catalog = catalogs.catalog(name);
        StatementResult result = container(alter, catalog.options());
        state.definitions().store(name, catalog.options(), catalog.comment());
        return result;
    }

    private StatementResult container(AlterStatement alter, Map<String, String> options) {
        switch (alter) {
            case AlterStatement.SetOptions set -> options.putAll(set.options());
            case AlterStatement.ResetOptions reset -> reset.keys().forEach(options::remove);
            case AlterStatement.Comment comment
            when comment.kind() == ObjectKind.CATALOG ->
                catalogs.catalog(comment.name().last()).comment(comment.comment());
            default -> throw wrongKind(alter);
        }
        return DONE;
    }

    private static RuntimeException wrongKind(AlterStatement alter) {
        return SessionFaults.NOT_YET
                .what(
                        "This change of a %s does not work yet.",
                        alter.kind().keywords().toLowerCase(Locale.ROOT))
                .fix("Drop the object and create it anew.");
    }

    private StatementResult object(AlterStatement alter, ScriptStatement text) {
        TablePath path = catalogs.path(alter.name());
        CatalogObject object = catalogs.find(path);
        String kind = alter.kind().keywords();
        if (object == null || !object.kind().equals(kind)) {
            if (isTolerant(alter)) return DONE;
            throw catalogs.missing(kind.toLowerCase(Locale.ROOT), path);
        }
        if (alter instanceof AlterStatement.Rename rename) {
            rename(path, catalogs.path(rename.newName()), object);
            return DONE;
        }
        boolean isOfPartitions = alter instanceof AlterStatement.Table change
                && PartitionStatements.isOfPartition(change.changes().getFirst());
        if (isOfPartitions && object instanceof CatalogTable table) {
            List<TableChange> changes = ((AlterStatement.Table) alter).changes();
            new PartitionStatements(state, queries).change(path, table, changes);
            return DONE;
        }
        catalogs.put(path, changed(alter, path, object, text), catalogs.isTemporary(path));
        return DONE;
    }

    private static boolean isTolerant(AlterStatement alter) {
        return switch (alter) {
            case AlterStatement.Rename rename -> rename.ifExists();
            case AlterStatement.SetOptions set -> set.ifExists();
            case AlterStatement.ResetOptions reset -> reset.ifExists();
            case AlterStatement.Table table -> table.ifExists();
            case AlterStatement.Query query -> query.ifExists();
            default -> false;
        };
    }

    private void rename(TablePath path, TablePath newPath, CatalogObject object) {
        if (catalogs.find(newPath) != null) throw CatalogFaults.exists("table", newPath.toString());
        if (state.records().rename(path, newPath, object)) return;
        boolean isTemporary = catalogs.isTemporary(path);
        catalogs.put(newPath, object, isTemporary);
        catalogs.remove(path, isTemporary);
    }

    private CatalogObject changed(AlterStatement alter, TablePath path, CatalogObject object, ScriptStatement text) {
        return switch (alter) {
            case AlterStatement.SetOptions set
            when object instanceof CatalogTable table -> {
                Map<String, String> options = new LinkedHashMap<>(table.options());
                options.putAll(set.options());
                yield table.withOptions(options);
            }
            case AlterStatement.ResetOptions reset
            when object instanceof CatalogTable table -> {
                Map<String, String> options = new LinkedHashMap<>(table.options());
                reset.keys().forEach(options::remove);
                yield table.withOptions(options);
            }
            case AlterStatement.Comment comment
            when object instanceof CatalogTable table -> table.withComment(comment.comment());
            case AlterStatement.Query query when object instanceof CatalogView view -> view(query, view, text);
            case AlterStatement.Table change
            when object instanceof CatalogTable table -> table(change.changes(), path, table);
            default -> throw wrongKind(alter);
        };
    }

    private CatalogView view(AlterStatement.Query query, CatalogView view, ScriptStatement text) {
        String queryText = StatementText.of(query.query());
        RowType rowType = new QueryPlanner(state.tables()).rowType(query.query(), text);
        List<@Nullable String> comments = new ArrayList<>();
        for (int i = 0; i < rowType.getFieldCount(); i++) comments.add(null);
        return new CatalogView(
                rowType, comments, queryText, catalogs.currentCatalog(), catalogs.currentDatabase(), view.comment());
    }

    private CatalogTable table(List<TableChange> changes, TablePath path, CatalogTable table) {
        TableDefinitions definitions = new TableDefinitions(state.tables());
        TableChanges changed = new TableChanges(table, definitions);
        changes.forEach(changed::apply);
        return definitions.checked(changed.table(), path);
    }
}
