package dev.millrace.sql.environment;

import dev.millrace.sql.external.ExternalFaults;
import dev.millrace.table.api.AggregatedTable;
import dev.millrace.table.api.ApiExpression;
import dev.millrace.table.api.ExplainDetail;
import dev.millrace.table.api.ExplainFormat;
import dev.millrace.table.api.FlatAggregateTable;
import dev.millrace.table.api.GroupWindowedTable;
import dev.millrace.table.api.GroupedTable;
import dev.millrace.table.api.InsertConflictStrategy;
import dev.millrace.table.api.OverWindowedTable;
import dev.millrace.table.api.PartitionedTable;
import dev.millrace.table.api.Table;
import dev.millrace.table.api.TableDescriptor;
import dev.millrace.table.api.TablePipeline;
import dev.millrace.table.api.TableResult;
import dev.millrace.table.api.window.GroupWindow;
import dev.millrace.table.api.window.OverWindow;
import dev.millrace.table.catalog.Identifiers;
import dev.millrace.table.expressions.Expression;
import dev.millrace.table.functions.UserDefinedFunction;
import dev.millrace.table.schema.ResolvedSchema;
import dev.millrace.table.types.logical.RowType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Is a table whose query is written in SQL. Immutable.
final class QueryTable implements Table {
    private final SqlEnvironment environment;
    private final TableQuery query;

    QueryTable(SqlEnvironment environment, TableQuery query) {
        this.environment = environment;
        this.query = query;
    }

    /// Returns a table of the same environment.
    ///
    /// @throws dev.millrace.base.fault.MillraceException if the query is wrong
    QueryTable of(String core) {
        return checked(TableQuery.of(core));
    }

    private QueryTable checked(TableQuery next) {
        environment.columns(next.sql());
        return new QueryTable(environment, next);
    }

    String from() {
        return query.from();
    }

    /// Returns expressions of this table with columns in the places of ranges.
    List<Expression> fields(Expression... fields) {
        List<Expression> given = List.of(fields);
        if (given.stream().noneMatch(ColumnRanges::isRange)) return given;
        return new ColumnRanges(environment.columns(query.sql()).getFieldNames()).replaced(given);
    }

    /// Returns what writes expressions of this table.
    ExpressionText text() {
        return new ExpressionText(null, environment::name);
    }

    /// Returns the columns of a query over this table.
    RowType columns(String sql) {
        return environment.columns(sql);
    }

    @Override
    public String asSerializableString() {
        return query.sql();
    }

    @Override
    public ResolvedSchema getResolvedSchema() {
        return environment.schema(query.sql());
    }

    @Override
    public void printSchema() {
        System.out.println(getResolvedSchema());
    }

    @Override
    public Table select(Expression... fields) {
        return of("SELECT " + text().list(fields(fields)) + " FROM " + from());
    }

    @Override
    public Table as(String field, String... fields) {
        List<String> names = new ArrayList<>(List.of(field));
        names.addAll(List.of(fields));
        return of("SELECT * FROM " + from() + " AS `renamed` (" + ExpressionText.quoted(names) + ")");
    }

    @Override
    public Table as(Expression... fields) {
        List<String> names = new ArrayList<>();
        for (Expression each : fields) names.add(String.valueOf(ExpressionText.nameOf(each)));
        return as(names.getFirst(), names.subList(1, names.size()).toArray(String[]::new));
    }

    @Override
    public Table filter(Expression predicate) {
        return of("SELECT * FROM " + from() + " WHERE " + text().of(predicate));
    }

    @Override
    public Table where(Expression predicate) {
        return filter(predicate);
    }

    @Override
    public GroupedTable groupBy(Expression... fields) {
        return new QueryGroups(this, fields(fields));
    }

    @Override
    public AggregatedTable aggregate(Expression aggregateFunction) {
        return new QueryGroups(this, List.of()).aggregate(aggregateFunction);
    }

    @Override
    public FlatAggregateTable flatAggregate(Expression tableAggregateFunction) {
        return new QueryGroups(this, List.of()).flatAggregate(tableAggregateFunction);
    }

    @Override
    public Table joinLateral(Expression tableFunctionCall) {
        return of("SELECT * FROM " + from() + " CROSS JOIN " + lateral(tableFunctionCall));
    }

    @Override
    public Table joinLateral(Expression tableFunctionCall, Expression joinPredicate) {
        return joinLateral(tableFunctionCall).filter(joinPredicate);
    }

    @Override
    public Table leftOuterJoinLateral(Expression tableFunctionCall) {
        return of("SELECT * FROM " + from() + " LEFT JOIN " + lateral(tableFunctionCall) + " ON TRUE");
    }

    @Override
    public Table leftOuterJoinLateral(Expression tableFunctionCall, Expression joinPredicate) {
        return of("SELECT * FROM " + from() + " LEFT JOIN " + lateral(tableFunctionCall) + " ON "
                + text().of(joinPredicate));
    }

    /// Returns the rows of a table function as a part of FROM.
    private String lateral(Expression call) {
        List<String> names = ExpressionText.aliases(call);
        return "LATERAL TABLE(" + text().unnamed(call) + ") AS `called`"
                + (names.isEmpty() ? "" : "(" + ExpressionText.quoted(names) + ")");
    }

    @Override
    public Table map(Expression mapFunction) {
        return new QueryGroups(this, List.of()).mapped(mapFunction);
    }

    @Override
    public Table flatMap(Expression tableFunction) {
        return of("SELECT `called`.* FROM " + from() + " CROSS JOIN " + lateral(tableFunction));
    }

    @Override
    public Table distinct() {
        return of("SELECT DISTINCT * FROM " + from());
    }

    @Override
    public Table join(Table right) {
        return of("SELECT * FROM " + from() + " CROSS JOIN " + other(right).from());
    }

    @Override
    public Table join(Table right, Expression joinPredicate) {
        return joined("JOIN", right, joinPredicate);
    }

    @Override
    public Table leftOuterJoin(Table right, Expression joinPredicate) {
        return joined("LEFT JOIN", right, joinPredicate);
    }

    @Override
    public Table leftOuterJoin(Table right) {
        return of("SELECT * FROM " + from() + " LEFT JOIN " + other(right).from() + " ON TRUE");
    }

    @Override
    public Table rightOuterJoin(Table right, Expression joinPredicate) {
        return joined("RIGHT JOIN", right, joinPredicate);
    }

    @Override
    public Table fullOuterJoin(Table right, Expression joinPredicate) {
        return joined("FULL JOIN", right, joinPredicate);
    }

    private Table joined(String kind, Table right, Expression predicate) {
        return of("SELECT * FROM " + from() + " " + kind + " " + other(right).from() + " ON " + text().of(predicate));
    }

    private QueryTable other(Table table) {
        if (table instanceof QueryTable query && query.environment == environment) return query;
        throw ExternalFaults.MISTAKE
                .what("The tables belong to different environments.")
                .fix("Create both tables with the same TableEnvironment.");
    }

    @Override
    public Table minus(Table right) {
        return combined("EXCEPT", right);
    }

    @Override
    public Table minusAll(Table right) {
        return combined("EXCEPT ALL", right);
    }

    @Override
    public Table union(Table right) {
        return combined("UNION", right);
    }

    @Override
    public Table unionAll(Table right) {
        return combined("UNION ALL", right);
    }

    @Override
    public Table intersect(Table right) {
        return combined("INTERSECT", right);
    }

    @Override
    public Table intersectAll(Table right) {
        return combined("INTERSECT ALL", right);
    }

    private Table combined(String operator, Table right) {
        return of("(SELECT * FROM " + from() + ") " + operator + " (SELECT * FROM "
                + other(right).from() + ")");
    }

    @Override
    public Table orderBy(Expression... fields) {
        return checked(query.ordered(text().list(fields(fields))));
    }

    @Override
    public Table offset(int offset) {
        return checked(query.skipping(offset));
    }

    @Override
    public Table fetch(int fetch) {
        return checked(query.keeping(fetch));
    }

    @Override
    public GroupWindowedTable window(GroupWindow groupWindow) {
        ExpressionText text = new ExpressionText(groupWindow, environment::name);
        return keys -> selected -> of("SELECT " + text.list(fields(selected)) + " FROM " + from() + " GROUP BY "
                + text.grouping(List.of(keys)));
    }

    @Override
    public OverWindowedTable window(OverWindow... overWindows) {
        List<String> windows = new ArrayList<>();
        for (OverWindow each : overWindows) windows.add(OverWindowText.of(each));
        return selected -> of("SELECT " + text().list(fields(selected)) + " FROM " + from() + " WINDOW "
                + String.join(", ", windows));
    }

    @Override
    public Table addColumns(Expression... fields) {
        return of("SELECT *, " + text().list(fields(fields)) + " FROM " + from());
    }

    @Override
    public Table addOrReplaceColumns(Expression... fields) {
        Map<String, String> columns = columns();
        for (Expression each : fields(fields)) {
            String name = ExpressionText.nameOf(each);
            columns.put(name == null ? "_c" + columns.size() : name, text().of(each));
        }
        return selecting(columns);
    }

    @Override
    public Table renameColumns(Expression... fields) {
        Map<String, String> columns = columns();
        for (Expression each : fields(fields)) {
            String old = ExpressionText.renamed(each);
            if (columns.replace(old, text().of(each)) == null) throw missing(old);
        }
        return selecting(columns);
    }

    @Override
    public Table dropColumns(Expression... fields) {
        Map<String, String> columns = columns();
        for (Expression each : fields(fields)) {
            String name = String.valueOf(ExpressionText.nameOf(each));
            if (columns.remove(name) == null) throw missing(name);
        }
        return selecting(columns);
    }

    private Map<String, String> columns() {
        Map<String, String> columns = new LinkedHashMap<>();
        for (String each : environment.columns(query.sql()).getFieldNames())
            columns.put(each, Identifiers.quoted(each));
        return columns;
    }

    private RuntimeException missing(String column) {
        return ExternalFaults.MISTAKE
                .what("The table has no column %s.", column)
                .why("Its columns are %s.", columns().keySet())
                .fix("Name a column of the table.");
    }

    private Table selecting(Map<String, String> columns) {
        return of("SELECT " + String.join(", ", columns.values()) + " FROM " + from());
    }

    @Override
    public TablePipeline insertInto(String tablePath) {
        return insertInto(tablePath, false);
    }

    @Override
    public TablePipeline insertInto(String tablePath, boolean overwrite) {
        return new InsertPipeline(environment, tablePath, query.sql(), overwrite, null);
    }

    @Override
    public TablePipeline insertInto(String tablePath, InsertConflictStrategy conflictStrategy, boolean overwrite) {
        return new InsertPipeline(environment, tablePath, query.sql(), overwrite, conflictStrategy);
    }

    @Override
    public TablePipeline insertInto(TableDescriptor descriptor, boolean overwrite) {
        return insertInto(environment.unnamed(descriptor, environment.schema(query.sql())), overwrite);
    }

    @Override
    public TablePipeline insertInto(
            TableDescriptor descriptor, InsertConflictStrategy conflictStrategy, boolean overwrite) {
        String path = environment.unnamed(descriptor, environment.schema(query.sql()));
        return insertInto(path, conflictStrategy, overwrite);
    }

    @Override
    public TablePipeline insertInto(TableDescriptor descriptor) {
        return insertInto(environment.unnamed(descriptor, environment.schema(query.sql())));
    }

    @Override
    public PartitionedTable partitionBy(Expression... fields) {
        return new PartitionedQuery(this, fields(fields), List.of());
    }

    @Override
    public ApiExpression asArgument(String name) {
        return CallText.expression(argument()).asArgument(name);
    }

    @Override
    public Table process(String path, Object... arguments) {
        return environment.fromCall(path, CallText.with(this, arguments));
    }

    @Override
    public Table process(Class<? extends UserDefinedFunction> function, Object... arguments) {
        return environment.fromCall(function, CallText.with(this, arguments));
    }

    /// Returns the table as an argument of a function in SQL.
    String argument() {
        return from().startsWith("(") ? from() : "TABLE " + from();
    }

    SqlEnvironment environment() {
        return environment;
    }

    @Override
    public TableResult execute() {
        return environment.executeSql(query.sql());
    }

    @Override
    public String explain(ExplainFormat format, ExplainDetail... extraDetails) {
        return environment.explainSql(query.sql(), format, extraDetails);
    }

    /// Returns the query, so that texts can contain tables.
    @Override
    public String toString() {
        return query.from();
    }
}
