package dev.millrace.sql.session;

import dev.millrace.api.util.CloseableIterator;
import dev.millrace.base.fault.MillraceException;
import dev.millrace.sql.catalog.CatalogFaults;
import dev.millrace.sql.catalog.CatalogTable;
import dev.millrace.sql.catalog.Quoting;
import dev.millrace.sql.catalog.TableColumn;
import dev.millrace.sql.catalog.TablePath;
import dev.millrace.sql.connector.RowChanges;
import dev.millrace.sql.connector.TableSource;
import dev.millrace.sql.expression.Expr;
import dev.millrace.sql.parser.ScriptStatement;
import dev.millrace.sql.parser.StatementParser;
import dev.millrace.sql.plan.Conjunctions;
import dev.millrace.sql.plan.QueryPlan;
import dev.millrace.sql.planner.StatementText;
import dev.millrace.sql.statement.DataStatement;
import dev.millrace.sql.statement.ObjectName;
import dev.millrace.sql.statement.Position;
import dev.millrace.table.data.GenericRowData;
import dev.millrace.table.data.RowData;
import dev.millrace.table.types.logical.BigIntType;
import dev.millrace.table.types.logical.LogicalType;
import dev.millrace.table.types.logical.RowType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.calcite.sql.SqlDelete;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlUpdate;
import org.apache.calcite.sql.SqlUtil;
import org.jspecify.annotations.Nullable;

/// Executes DELETE, UPDATE and TRUNCATE TABLE in batch mode. Not thread-safe.
///
/// A query finds the rows, and the sink of the table gets them: the changed rows, or all rows that the table then has.
/// A connector that deletes rows by conditions needs no query.
///
/// @param queries plans and runs the query
record RowChangeStatements(SessionState state, QueryStatements queries) {

    /// Is a change of rows in the form that both statements share.
    ///
    /// @param target the syntax of the table
    /// @param alias the name of the table in the conditions; null for the name of the table
    /// @param condition null for all rows
    /// @param values the new values by column; empty for DELETE
    private record Change(
            RowChanges.Kind kind,
            SqlIdentifier target,
            @Nullable SqlIdentifier alias,
            @Nullable SqlNode condition,
            Map<String, SqlNode> values) {

        static Change of(DataStatement statement) {
            return switch (statement) {
                case DataStatement.Delete delete -> of((SqlDelete) delete.delete());
                case DataStatement.Update update -> of((SqlUpdate) update.update());
                default -> throw new IllegalArgumentException(statement.toString());
            };
        }

        private static Change of(SqlDelete delete) {
            return new Change(
                    RowChanges.Kind.DELETE,
                    (SqlIdentifier) delete.getTargetTable(),
                    delete.getAlias(),
                    delete.getCondition(),
                    Map.of());
        }

        private static Change of(SqlUpdate update) {
            Map<String, SqlNode> values = new LinkedHashMap<>();
            for (int i = 0; i < update.getTargetColumnList().size(); i++) {
                SqlIdentifier column =
                        (SqlIdentifier) update.getTargetColumnList().get(i);
                values.put(
                        column.names.getLast(), update.getSourceExpressionList().get(i));
            }
            return new Change(
                    RowChanges.Kind.UPDATE,
                    (SqlIdentifier) update.getTargetTable(),
                    update.getAlias(),
                    update.getCondition(),
                    values);
        }

        ObjectName table() {
            return new ObjectName(target.names, Position.START);
        }
    }

    /// Deletes all rows of a table.
    StatementResult truncate(DataStatement.Truncate truncate) {
        requireBatch("TRUNCATE TABLE");
        TablePath path = state.catalogs().path(truncate.table());
        RowChanges changes = state.sink(path, state.table(path)).rowChanges();
        if (changes != null && changes.truncate()) return new StatementResult.Done();
        throw lacks(path, "delete all rows", "Write INSERT OVERWRITE, if the connector can do that.");
    }

    /// Deletes or updates rows.
    StatementResult change(DataStatement statement) {
        Change change = Change.of(statement);
        requireBatch(change.kind.name());
        TablePath path = state.catalogs().path(change.table());
        CatalogTable table = state.table(path);
        RowChanges changes = state.sink(path, table).rowChanges();
        if (changes == null) throw lacks(change.kind, path);
        if (change.kind == RowChanges.Kind.DELETE) {
            RowChanges.Deletion deletion = changes.delete(conditions(change, path));
            if (deletion != null) return deleted(deletion);
        }
        TableSource source = state.source(path.names(), Map.of()).changing(change.kind);
        state.readForChange(path, source);
        try {
            return queries.inserts().runPlanned(List.of(planned(change, path, table, changes, source)));
        } finally {
            state.readForChange(path, null);
        }
    }

    /// Returns the query that finds the rows, without the details that the connector asks for.
    QueryPlan explained(DataStatement statement) {
        Change change = Change.of(statement);
        TablePath path = state.catalogs().path(change.table());
        return plan(query(change, path, state.table(path), List.of(), false));
    }

    private void requireBatch(String statement) {
        if (state.options().isBatch()) return;
        throw SessionFaults.WRONG_KIND
                .what("%s needs the batch mode.", statement)
                .why("In streaming mode rows arrive all the time, so that no row is the last one to change.")
                .fix("Write SET '%s' = 'batch' first.", SessionOptions.RUNTIME_MODE);
    }

    private static MillraceException lacks(RowChanges.Kind kind, TablePath path) {
        String verb = kind == RowChanges.Kind.DELETE ? "delete" : "update";
        return lacks(path, verb + " rows", "Write the new content into the table with INSERT OVERWRITE.");
    }

    private static MillraceException lacks(TablePath path, String ability, String fix) {
        return SessionFaults.NOT_YET
                .what("The connector of the table %s cannot %s.", path, ability)
                .fix("%s", fix);
    }

    private static StatementResult deleted(RowChanges.Deletion deletion) {
        if (deletion.rows().isEmpty()) return new StatementResult.Done();
        RowType type = RowType.of(false, new LogicalType[] {new BigIntType()}, new String[] {"rows affected"});
        RowData row = GenericRowData.of(deletion.rows().getAsLong());
        return new StatementResult.Rows(
                type, CloseableIterator.adapterForIterator(List.of(row).iterator()), false);
    }

    /// Returns the conditions of a DELETE on the columns of its table. The result has a condition that no connector
    /// knows if the rows cannot be found that way, for example by a subquery.
    private List<Expr> conditions(Change change, TablePath path) {
        if (change.condition == null) return List.of();
        QueryPlan plan = plan("SELECT * FROM " + from(change, path) + " WHERE " + StatementText.of(change.condition));
        QueryPlan below = plan instanceof QueryPlan.Project project ? project.input() : plan;
        boolean isSimple = below instanceof QueryPlan.Filter filter && filter.input() instanceof QueryPlan.Scan;
        return isSimple
                ? Conjunctions.split(((QueryPlan.Filter) below).condition())
                : List.of(new Expr.Symbol("UNKNOWN"));
    }

    private static String from(Change change, TablePath path) {
        String alias = change.alias == null ? path.name() : change.alias.getSimple();
        return path.quoted() + " AS " + Quoting.name(alias);
    }

    private InsertStatements.Planned planned(
            Change change, TablePath path, CatalogTable table, RowChanges changes, TableSource source) {
        RowChanges.Changed changed = change.kind == RowChanges.Kind.DELETE
                ? changes.deleted(source)
                : changes.updated(source, checked(change, table));
        if (changed == null) throw lacks(change.kind, path);
        CatalogTable wanted = wanted(table, changed.columns());
        QueryPlan plan = plan(query(change, path, table, changed.columns(), changed.isWholeTable()));
        return new InsertStatements.Planned(path, wanted, typed(plan, wanted), changed.sink(), false, Map.of(), null);
    }

    /// Returns the columns that an UPDATE sets.
    private static List<String> checked(Change change, CatalogTable table) {
        List<String> written = table.rowType(TableColumn::isWritten).getFieldNames();
        for (String each : change.values.keySet()) {
            if (!written.contains(each)) throw CatalogFaults.missing("column", each, written);
        }
        return List.copyOf(change.values.keySet());
    }

    /// Returns the table with the columns that the connector wants only.
    private static CatalogTable wanted(CatalogTable table, List<String> columns) {
        if (columns.isEmpty()) return table;
        List<TableColumn> kept = new ArrayList<>();
        for (String each : columns) {
            TableColumn column = table.columns().get(table.indexOf(each));
            kept.add(new TableColumn.Physical(each, column.type(), null));
        }
        return new CatalogTable(kept, null, null, null, List.of(), table.options(), null);
    }

    private static String query(
            Change change, TablePath path, CatalogTable table, List<String> columns, boolean isWholeTable) {
        String condition = change.condition == null ? "TRUE" : StatementText.of(change.condition);
        List<String> names =
                columns.isEmpty() ? table.rowType(TableColumn::isWritten).getFieldNames() : columns;
        List<String> selected = new ArrayList<>();
        for (String each : names) {
            String name = Quoting.name(each);
            SqlNode value = change.values.get(each);
            if (value == null) {
                selected.add(name);
                continue;
            }
            String text = text(value, table, each);
            String chosen = isWholeTable ? "CASE WHEN " + condition + " THEN " + text + " ELSE " + name + " END" : text;
            selected.add(chosen + " AS " + name);
        }
        String query = "SELECT " + String.join(", ", selected) + " FROM " + from(change, path);
        if (!isWholeTable) return query + " WHERE " + condition;
        return change.kind == RowChanges.Kind.DELETE ? query + " WHERE (" + condition + ") IS NOT TRUE" : query;
    }

    private static String text(SqlNode value, CatalogTable table, String column) {
        if (!SqlUtil.isNullLiteral(value, false)) return StatementText.of(value);
        LogicalType type = table.columns().get(table.indexOf(column)).type();
        return "CAST(NULL AS " + type.copy(true).asSerializableString() + ")";
    }

    private QueryPlan plan(String query) {
        ScriptStatement text = new ScriptStatement(query, Position.START);
        return queries.plan(((DataStatement.Query) StatementParser.parse(text)).query(), text);
    }

    /// Casts new values to the types of their columns.
    private static QueryPlan typed(QueryPlan plan, CatalogTable table) {
        RowType to = table.rowType(TableColumn::isWritten);
        List<Expr> columns = new ArrayList<>();
        for (int i = 0; i < to.getFieldCount(); i++) {
            LogicalType given = plan.rowType().getTypeAt(i);
            columns.add(InsertColumns.assigned(
                    new Expr.Column(i, given),
                    Objects.requireNonNull(to.getFields().get(i))));
        }
        return new QueryPlan.Project(plan, columns, InsertColumns.produced(to, columns));
    }
}
