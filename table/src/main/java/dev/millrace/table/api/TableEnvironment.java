package dev.millrace.table.api;

import dev.millrace.api.config.Configuration;
import dev.millrace.table.catalog.CatalogDescriptor;
import dev.millrace.table.catalog.Identifiers;
import dev.millrace.table.catalog.object.Catalog;
import dev.millrace.table.expressions.Expression;
import dev.millrace.table.functions.UserDefinedFunction;
import dev.millrace.table.module.Module;
import dev.millrace.table.module.ModuleEntry;
import dev.millrace.table.types.AbstractDataType;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// Runs SQL statements and queries of the Table API. Catalogs, temporary tables and options last as long as the
/// environment. Not thread-safe.
///
/// ```java
/// TableEnvironment tables = TableEnvironment.create(EnvironmentSettings.inStreamingMode());
/// tables.executeSql("CREATE TABLE clicks (page STRING) WITH ('connector' = 'datagen', 'number-of-rows' = '100')");
/// tables.sqlQuery("SELECT page, COUNT(*) AS n FROM clicks GROUP BY page").execute().print();
/// ```
public interface TableEnvironment extends FunctionRegistration {

    /// Creates an environment.
    ///
    /// @throws dev.millrace.base.fault.MillraceException if no planner is on the class path
    static TableEnvironment create(EnvironmentSettings settings) {
        return TableEnvironmentFactory.find().create(settings);
    }

    /// Creates an environment with options.
    static TableEnvironment create(Configuration configuration) {
        boolean isBatch = "BATCH".equalsIgnoreCase(configuration.toMap().get("execution.runtime-mode"));
        EnvironmentSettings.Builder settings = EnvironmentSettings.newInstance().withConfiguration(configuration);
        return create((isBatch ? settings.inBatchMode() : settings.inStreamingMode()).build());
    }

    /// Returns a table of rows: of [Expressions#row] or of single values.
    default Table fromValues(Object... values) {
        return fromValues(Arrays.asList(values));
    }

    /// Returns a table of rows of a type: of [Expressions#row] or of single values.
    default Table fromValues(AbstractDataType<?> rowType, Object... values) {
        return fromValues(rowType, Arrays.asList(values));
    }

    /// Returns a table of rows: of [Expressions#row] or of single values.
    default Table fromValues(Expression... values) {
        return fromValues(Arrays.asList(values));
    }

    /// Returns a table of rows of a type: of [Expressions#row] or of single values.
    default Table fromValues(AbstractDataType<?> rowType, Expression... values) {
        return fromValues(rowType, Arrays.asList(values));
    }

    /// Returns a table of rows: of [Expressions#row] or of single values.
    Table fromValues(Iterable<?> values);

    /// Returns a table of rows of a type: of [Expressions#row] or of single values.
    Table fromValues(AbstractDataType<?> rowType, Iterable<?> values);

    /// Adds a catalog of the program.
    ///
    /// @throws dev.millrace.base.fault.MillraceException if a catalog has the name
    void registerCatalog(String catalogName, Catalog catalog);

    /// Adds a described catalog.
    ///
    /// @throws dev.millrace.base.fault.MillraceException if a catalog has the name, or if no factory has the type
    void createCatalog(String catalogName, CatalogDescriptor catalogDescriptor);

    /// Returns a catalog of the program; empty if there is none with the name.
    Optional<Catalog> getCatalog(String catalogName);

    /// Makes a module the last one.
    ///
    /// @throws dev.millrace.base.fault.MillraceException if a module has the name
    void loadModule(String moduleName, Module module);

    /// Sets which modules are used, in the order in which they are asked for functions.
    void useModules(String... moduleNames);

    /// Removes a module.
    void unloadModule(String moduleName);

    /// Returns the names of the modules that are used, in order.
    String[] listModules();

    /// Returns all modules: those that are used, and then the others.
    ModuleEntry[] listFullModules();

    /// Gives a query a name in the catalog.
    default void createView(String path, Table view) {
        createView(path, view, false);
    }

    /// Gives a query a name in the catalog, and returns whether the view is new.
    ///
    /// @param ignoreIfExists whether an existing view is kept
    boolean createView(String path, Table view, boolean ignoreIfExists);

    /// Gives a query a name. The same as [#createTemporaryView].
    default void registerTable(String name, Table table) {
        createTemporaryView(Identifiers.quoted(name), table);
    }

    /// Returns a table or view by the parts of its name.
    default Table scan(String... tablePath) {
        return from(Identifiers.quoted(List.of(tablePath)));
    }

    /// Returns the names of the tables and views of a database.
    String[] listTables(String catalogName, String databaseName);

    /// Returns the names of the temporary tables and views of the current database.
    String[] listTemporaryTables();

    /// Returns the names of the temporary views of the current database.
    String[] listTemporaryViews();

    /// Adds a described table, which lasts as long as the environment.
    ///
    /// @param ignoreIfExists whether an existing table is kept
    void createTemporaryTable(String path, TableDescriptor descriptor, boolean ignoreIfExists);

    /// Adds a described table to the catalog, and returns whether it is new.
    ///
    /// @param ignoreIfExists whether an existing table is kept
    boolean createTable(String path, TableDescriptor descriptor, boolean ignoreIfExists);

    /// Removes a table of the catalog and returns whether it existed.
    ///
    /// @param ignoreIfNotExists whether a missing table is no error
    boolean dropTable(String path, boolean ignoreIfNotExists);

    /// Removes a view of the catalog and returns whether it existed.
    ///
    /// @param ignoreIfNotExists whether a missing view is no error
    boolean dropView(String path, boolean ignoreIfNotExists);

    /// Returns what may follow a part of a statement.
    ///
    /// @param position the number of characters before the place
    String[] getCompletionHints(String statement, int position);

    /// Returns a table or view of the catalog.
    Table from(String path);

    /// Returns a described table, which has no name.
    Table from(TableDescriptor descriptor);

    /// Reads a compiled plan.
    CompiledPlan loadPlan(PlanReference planReference);

    /// Compiles an INSERT statement.
    CompiledPlan compilePlanSql(String stmt);

    /// Runs a compiled plan.
    default TableResult executePlan(PlanReference planReference) {
        return loadPlan(planReference).execute();
    }

    /// Returns the rows of a table function or process table function.
    ///
    /// @param path the name of the function
    /// @param arguments values, expressions, and tables
    Table fromCall(String path, Object... arguments);

    /// Returns the rows of a table function or process table function.
    ///
    /// @param arguments values, expressions, and tables
    Table fromCall(Class<? extends UserDefinedFunction> function, Object... arguments);

    /// Returns the result of a query in SQL.
    ///
    /// @throws dev.millrace.base.fault.MillraceException if the query is wrong
    Table sqlQuery(String query);

    /// Executes a statement in SQL. INSERT starts a job and does not wait for its end.
    ///
    /// @throws dev.millrace.base.fault.MillraceException if the statement is wrong
    TableResult executeSql(String statement);

    /// Returns the plan of a statement as a text.
    default String explainSql(String statement, ExplainDetail... extraDetails) {
        return explainSql(statement, ExplainFormat.TEXT, extraDetails);
    }

    /// Returns the plan of a statement in a format.
    String explainSql(String statement, ExplainFormat format, ExplainDetail... extraDetails);

    /// Gives a query a name, which lasts as long as the environment.
    void createTemporaryView(String path, Table view);

    /// Adds a described table, which lasts as long as the environment.
    void createTemporaryTable(String path, TableDescriptor descriptor);

    /// Adds a described table to the catalog.
    void createTable(String path, TableDescriptor descriptor);

    /// Removes a temporary table and returns whether it existed.
    boolean dropTemporaryTable(String path);

    /// Removes a temporary view and returns whether it existed.
    boolean dropTemporaryView(String path);

    /// Removes a table of the catalog and returns whether it existed.
    boolean dropTable(String path);

    /// Removes a view of the catalog and returns whether it existed.
    boolean dropView(String path);

    /// Returns the names of the catalogs.
    String[] listCatalogs();

    /// Returns the names of the databases of the current catalog.
    String[] listDatabases();

    /// Returns the names of the tables and views of the current database.
    String[] listTables();

    /// Returns the names of the views of the current database.
    String[] listViews();

    /// Returns the name of the current catalog.
    String getCurrentCatalog();

    /// Changes the current catalog.
    void useCatalog(String catalogName);

    /// Returns the name of the current database.
    String getCurrentDatabase();

    /// Changes the current database.
    void useDatabase(String databaseName);

    /// Returns the options. Later statements see changes.
    TableConfig getConfig();

    /// Starts a set of statements that run as one job.
    StatementSet createStatementSet();
}
