package dev.millrace.table.api;

import dev.millrace.api.config.Configuration;
import dev.millrace.table.types.AbstractDataType;

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
    Table fromValues(Object... values);

    /// Returns a table of rows of a type: of [Expressions#row] or of single values.
    Table fromValues(AbstractDataType<?> rowType, Object... values);

    /// Returns a table or view of the catalog.
    Table from(String path);

    /// Returns a described table, which has no name.
    Table from(TableDescriptor descriptor);

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
