package dev.millrace.sql.session;

import dev.millrace.api.StreamExecutionEnvironment;
import dev.millrace.api.execution.JobClient;
import dev.millrace.api.util.TemporaryClassLoaderContext;
import dev.millrace.sql.catalog.CatalogTable;
import dev.millrace.sql.catalog.CatalogView;
import dev.millrace.sql.catalog.Catalogs;
import dev.millrace.sql.catalog.TableColumn;
import dev.millrace.sql.catalog.TablePath;
import dev.millrace.sql.catalog.external.ProgramCatalogs;
import dev.millrace.sql.connector.TableSink;
import dev.millrace.sql.connector.TableSource;
import dev.millrace.sql.parser.ScriptSplitter;
import dev.millrace.sql.parser.ScriptStatement;
import dev.millrace.sql.parser.StatementParser;
import dev.millrace.sql.parser.SupportedStatements;
import dev.millrace.sql.statement.AlterStatement;
import dev.millrace.sql.statement.CreateStatement;
import dev.millrace.sql.statement.DataStatement;
import dev.millrace.sql.statement.DescribeStatement;
import dev.millrace.sql.statement.DropStatement;
import dev.millrace.sql.statement.JobStatement;
import dev.millrace.sql.statement.ObjectName;
import dev.millrace.sql.statement.SessionStatement;
import dev.millrace.sql.statement.ShowStatement;
import dev.millrace.sql.statement.Statement;
import dev.millrace.table.api.FunctionDescriptor;
import dev.millrace.table.api.FunctionScope;
import dev.millrace.table.catalog.CatalogDescriptor;
import dev.millrace.table.catalog.object.Catalog;
import dev.millrace.table.functions.UserDefinedFunction;
import dev.millrace.table.module.Module;
import dev.millrace.table.module.ModuleEntry;
import dev.millrace.table.types.logical.RowType;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.apache.calcite.sql.SqlNode;
import org.jspecify.annotations.Nullable;

/// Executes statements one after the other. Catalogs, temporary tables and options last as long as the session.
///
/// ```java
/// SqlSession session = new SqlSession(SessionSettings.of(Map.of()));
/// StatementResult result = session.execute("SELECT 1 AS a");
/// session.close();
/// ```
///
/// Not thread-safe.
public final class SqlSession implements AutoCloseable {
    private final SessionState state;
    private final CatalogStatements catalogStatements;
    private final AlterStatements alterStatements;
    private final ShowStatements showStatements;
    private final QueryStatements queryStatements;
    private final StatementSets statementSets;

    /// Starts a session with the default catalog and no tables.
    ///
    /// @throws dev.millrace.base.fault.MillraceException if an option is wrong
    public SqlSession(SessionSettings settings) {
        this(settings, null);
    }

    /// Starts a session whose queries and statements are parts of the jobs of an environment.
    ///
    /// @param environment null if each job has an environment of its own
    /// @throws dev.millrace.base.fault.MillraceException if an option is wrong
    public SqlSession(SessionSettings settings, @Nullable StreamExecutionEnvironment environment) {
        this.state = new SessionState(settings, environment);
        this.queryStatements = new QueryStatements(state);
        this.catalogStatements = new CatalogStatements(state, queryStatements);
        this.alterStatements = new AlterStatements(state, queryStatements);
        this.showStatements = new ShowStatements(state, queryStatements);
        this.statementSets = new StatementSets(queryStatements);
    }

    /// Returns the statements of a script in order.
    public static List<ScriptStatement> split(String script) {
        return ScriptSplitter.split(script);
    }

    /// Executes the only statement of a text.
    ///
    /// @throws dev.millrace.base.fault.MillraceException if the statement is wrong or fails
    public StatementResult execute(String statement) {
        return execute(only(statement));
    }

    /// Executes a statement of a script. The positions of errors refer to the script.
    ///
    /// @throws dev.millrace.base.fault.MillraceException if the statement is wrong or fails
    public StatementResult execute(ScriptStatement text) {
        Statement statement = StatementParser.parse(text);
        SupportedStatements.require(statement);
        if (statementSets.isOpen()) return statementSets.collect(statement, text);
        return execute(statement, text);
    }

    private StatementResult execute(Statement statement, ScriptStatement text) {
        try (TemporaryClassLoaderContext _ =
                TemporaryClassLoaderContext.of(state.jars().loader())) {
            return executed(statement, text);
        }
    }

    private StatementResult executed(Statement statement, ScriptStatement text) {
        return switch (statement) {
            case CreateStatement create -> catalogStatements.create(create, text);
            case DropStatement drop -> catalogStatements.drop(drop);
            case AlterStatement alter -> alterStatements.alter(alter, text);
            case SessionStatement session -> catalogStatements.session(session);
            case ShowStatement show -> showStatements.show(show);
            case DescribeStatement describe -> new DescribeStatements(state).describe(describe);
            case DataStatement data -> queryStatements.data(data, text);
            case JobStatement job -> job(job, text);
        };
    }

    private StatementResult job(JobStatement job, ScriptStatement text) {
        return switch (job) {
            case JobStatement.Explain explain -> queryStatements.explain(explain.details(), explain.statement(), text);
            case JobStatement.Execute execute -> execute(execute.statement(), text);
            case JobStatement.StatementSet set -> statementSets.run(set.statements(), text);
            case JobStatement.BeginStatementSet _ -> statementSets.begin();
            case JobStatement.EndStatementSet _ -> statementSets.end();
            case JobStatement.CompilePlan compile ->
                queryStatements.compiledPlans().compile(compile, text);
            case JobStatement.ExecutePlan execute ->
                queryStatements.compiledPlans().execute(execute);
            case JobStatement.StopJob stop -> new JobStatements(state).stop(stop);
        };
    }

    /// Adds a temporary table to the current database. An older one with the name is replaced.
    ///
    /// @param rowType the columns
    /// @param source provides the rows
    public void registerTable(String name, RowType rowType, TableSource source) {
        List<TableColumn> columns = rowType.getFields().stream()
                .<TableColumn>map(field -> new TableColumn.Physical(field.getName(), field.getType(), null))
                .toList();
        state.register(path(name), new CatalogTable(columns, null, null, null, List.of(), Map.of(), null), source);
    }

    /// Gives a table of the current database a source in this process instead of that of its connector.
    ///
    /// @param source provides the physical columns, and the metadata columns after them
    public void provide(String name, TableSource source) {
        state.provide(path(name), source);
    }

    /// Gives a table of the current database a sink in this process instead of that of its connector.
    public void receive(String name, TableSink sink) {
        state.receive(path(name), sink);
    }

    private TablePath path(String name) {
        return new TablePath(state.catalogs().currentCatalog(), state.catalogs().currentDatabase(), name);
    }

    /// Returns the columns of a table of the current database that its source provides.
    public RowType storedType(String name) {
        return state.table(path(name)).storedType();
    }

    /// Returns the columns of a table of the current database that INSERT writes.
    public RowType writtenType(String name) {
        return state.table(path(name)).rowType(each -> each.isWritten());
    }

    /// Returns the job of the INSERT that runs; null if there is none. Unlike most methods, any thread may call
    /// this one.
    public @Nullable JobClient runningInsert() {
        return queryStatements.inserts().running();
    }

    /// Creates the table of a CREATE TABLE statement, whose rows a program provides.
    public void register(String createTable, TableSource source) {
        ScriptStatement text = only(createTable);
        CreateStatement.Table create = (CreateStatement.Table) StatementParser.parse(text);
        catalogStatements.create(create, text);
        state.provide(state.catalogs().path(create.name()), source);
    }

    /// Returns the columns of a query.
    ///
    /// @throws dev.millrace.base.fault.MillraceException if the query is wrong
    public RowType columns(String query) {
        ScriptStatement text = only(query);
        return queryStatements.rowType(queryOf(text), text);
    }

    /// Adds a query to the jobs of the environment of the session, and returns the changes of its rows.
    ///
    /// @param isInsertOnly whether only new rows are wanted
    /// @throws dev.millrace.base.fault.MillraceException if the query is wrong, or if it changes rows unasked
    public QueryChanges changes(String query, boolean isInsertOnly) {
        return changes(query, isInsertOnly, true);
    }

    /// Adds a query to the jobs of the environment of the session, and returns the changes of its rows.
    ///
    /// @param isInsertOnly whether only new rows are wanted
    /// @param wantsBefores whether the former rows of updates are wanted
    /// @throws dev.millrace.base.fault.MillraceException if the query is wrong, or if it changes rows unasked
    public QueryChanges changes(String query, boolean isInsertOnly, boolean wantsBefores) {
        ScriptStatement text = only(query);
        return queryStatements.changes(queryOf(text), text, isInsertOnly, wantsBefores);
    }

    /// Starts one job for INSERT statements, and does not wait for its end.
    ///
    /// @throws dev.millrace.base.fault.MillraceException if a statement is wrong
    public JobClient start(List<String> inserts) {
        return queryStatements.start(inserts.stream().map(SqlSession::only).toList());
    }

    /// Returns the plan of INSERT statements as JSON, which later sessions can run.
    ///
    /// @throws dev.millrace.base.fault.MillraceException if a statement is wrong, or its plan has no text
    public String compiled(List<String> inserts) {
        return queryStatements.compiled(inserts.stream().map(SqlSession::only).toList());
    }

    /// Starts one job for the JSON of a plan, and does not wait for its end.
    ///
    /// @throws dev.millrace.base.fault.MillraceException if the plan is damaged or its tables do not exist
    public JobClient startPlan(String json) {
        return queryStatements.startPlan(json);
    }

    /// Returns the operators of the JSON of a plan.
    public String explainPlan(String json) {
        return queryStatements.explainPlan(json);
    }

    /// Adds INSERT statements to the job of the environment of the session, whose `execute` starts it.
    ///
    /// @throws dev.millrace.base.fault.MillraceException if a statement is wrong
    public void attach(List<String> inserts) {
        queryStatements.attach(inserts.stream().map(SqlSession::only).toList());
    }

    /// Returns whether a text is one INSERT statement.
    ///
    /// @throws dev.millrace.base.fault.MillraceException if the text has a wrong syntax
    public static boolean isInsert(String statement) {
        List<ScriptStatement> statements = split(statement);
        return statements.size() == 1 && StatementParser.parse(statements.getFirst()) instanceof DataStatement.Insert;
    }

    /// Returns the names of catalog, database and object of a path in SQL.
    public List<String> names(String path) {
        return state.catalogs().path(nameOf(path)).names();
    }

    /// Returns whether a table or view exists.
    ///
    /// @param path the path in SQL
    public boolean exists(String path) {
        return state.catalogs().find(state.catalogs().path(nameOf(path))) != null;
    }

    private static ObjectName nameOf(String path) {
        return ((DropStatement) StatementParser.parse("DROP TABLE " + path)).name();
    }

    private static SqlNode queryOf(ScriptStatement text) {
        if (StatementParser.parse(text) instanceof DataStatement.Query query) return query.query();
        throw SessionFaults.WRONG_KIND.what("The statement is not a query.").fix("Execute it with executeSql.");
    }

    private static ScriptStatement only(String statement) {
        List<ScriptStatement> statements = split(statement);
        if (statements.size() == 1) return statements.getFirst();
        StatementParser.parse(statement);
        throw new IllegalStateException("The parser accepts a text that is not one statement.");
    }

    /// Adds a function of a program.
    ///
    /// @param path the name in SQL
    public void addFunction(FunctionScope scope, String path, UserDefinedFunction function, boolean ignoreIfExists) {
        new FunctionStatements(state).add(scope, nameOf(path), function, ignoreIfExists);
    }

    /// Adds a function whose class may be in a jar.
    ///
    /// @param path the name in SQL
    public void addFunction(FunctionScope scope, String path, FunctionDescriptor function, boolean ignoreIfExists) {
        new FunctionStatements(state).add(scope, nameOf(path), function, ignoreIfExists);
    }

    /// Opens a catalog of a program and adds it.
    ///
    /// @throws dev.millrace.base.fault.MillraceException if a catalog has the name
    public void addCatalog(String name, Catalog catalog) {
        new ProgramCatalogs(state.catalogs(), state.tables()).add(name, catalog, Map.of());
    }

    /// Creates a catalog of a type.
    ///
    /// @throws dev.millrace.base.fault.MillraceException if a catalog has the name
    public void createCatalog(String name, CatalogDescriptor descriptor) {
        catalogStatements.createCatalog(
                name,
                descriptor.getConfiguration().toMap(),
                descriptor.getComment().orElse(null));
    }

    /// Returns a catalog of a program; empty if there is none with the name.
    public Optional<Catalog> catalog(String name) {
        return state.catalogs().hasCatalog(name)
                ? Optional.ofNullable(state.catalogs().catalog(name).program())
                : Optional.empty();
    }

    /// Adds a module of a program.
    public void loadModule(String name, Module module) {
        state.modules().load(name, module);
    }

    /// Returns all modules.
    public List<ModuleEntry> modules() {
        return state.modules().all();
    }

    /// Returns the names of the temporary tables and views of the current database.
    ///
    /// @param onlyViews whether tables are left out
    public List<String> temporaryNames(boolean onlyViews) {
        Catalogs catalogs = state.catalogs();
        return catalogs.names(catalogs.currentCatalog(), catalogs.currentDatabase()).stream()
                .filter(each -> catalogs.isTemporary(path(each)))
                .filter(each -> !onlyViews || catalogs.find(path(each)) instanceof CatalogView)
                .toList();
    }

    /// Returns the names of tables, views and functions that may complete the last word of a text.
    public List<String> completions(String text) {
        String word = text.substring(text.replaceAll("\\w+$", "").length()).toLowerCase(Locale.ROOT);
        Catalogs catalogs = state.catalogs();
        List<String> names = new ArrayList<>(catalogs.names(catalogs.currentCatalog(), catalogs.currentDatabase()));
        names.addAll(catalogs.functions().names(catalogs.currentCatalog(), catalogs.currentDatabase()));
        return names.stream()
                .filter(each -> each.toLowerCase(Locale.ROOT).startsWith(word))
                .distinct()
                .toList();
    }

    /// Removes a function of a program, and returns whether there was one.
    ///
    /// @param path the name in SQL
    public boolean removeFunction(FunctionScope scope, String path) {
        return new FunctionStatements(state).remove(scope, nameOf(path));
    }

    /// Returns the name of a function that the program has not named.
    public String nameOf(UserDefinedFunction function) {
        return state.catalogs().functions().putUnnamed(function);
    }

    /// Returns the options of the session.
    public SessionOptions options() {
        return state.options();
    }

    /// Returns whether statements are being collected between BEGIN STATEMENT SET and END.
    public boolean isCollecting() {
        return statementSets.isOpen();
    }

    /// Returns the names that statements may use.
    public SessionNames knownNames() {
        return new SessionNames(state);
    }

    /// Cancels the queries and the INSERT that run. The session can execute further statements. Unlike most methods,
    /// any thread may call this one.
    public void cancel() {
        queryStatements.close();
    }

    /// Cancels what still runs, and closes the store of catalogs. Unlike most methods, any thread may call this one.
    @Override
    public void close() {
        cancel();
        state.definitions().close();
    }
}
