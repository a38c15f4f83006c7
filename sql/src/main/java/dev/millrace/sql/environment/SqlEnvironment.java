package dev.millrace.sql.environment;

import dev.millrace.api.DataStream;
import dev.millrace.api.StreamExecutionEnvironment;
import dev.millrace.api.tuple.Tuple2;
import dev.millrace.api.type.TypeInformation;
import dev.millrace.api.value.Row;
import dev.millrace.base.fault.MillraceException;
import dev.millrace.sql.external.ExternalFaults;
import dev.millrace.sql.external.ExternalTypes;
import dev.millrace.sql.plan.ChangeKinds;
import dev.millrace.sql.session.SessionOptions;
import dev.millrace.sql.session.SessionSettings;
import dev.millrace.sql.session.SqlSession;
import dev.millrace.sql.session.StatementResult;
import dev.millrace.table.api.CompiledPlan;
import dev.millrace.table.api.EnvironmentSettings;
import dev.millrace.table.api.ExplainDetail;
import dev.millrace.table.api.ExplainFormat;
import dev.millrace.table.api.FunctionDescriptor;
import dev.millrace.table.api.FunctionScope;
import dev.millrace.table.api.InsertConflictStrategy;
import dev.millrace.table.api.PlanReference;
import dev.millrace.table.api.Table;
import dev.millrace.table.api.TableConfig;
import dev.millrace.table.api.TableDescriptor;
import dev.millrace.table.api.TableResult;
import dev.millrace.table.api.bridge.StreamStatementSet;
import dev.millrace.table.api.bridge.StreamTableEnvironment;
import dev.millrace.table.api.config.TableConfigOptions;
import dev.millrace.table.catalog.CatalogDescriptor;
import dev.millrace.table.catalog.Identifiers;
import dev.millrace.table.catalog.ObjectIdentifier;
import dev.millrace.table.catalog.object.Catalog;
import dev.millrace.table.connector.ChangelogMode;
import dev.millrace.table.expressions.Expression;
import dev.millrace.table.functions.UserDefinedFunction;
import dev.millrace.table.functions.UserDefinedFunctionHelper;
import dev.millrace.table.module.Module;
import dev.millrace.table.module.ModuleEntry;
import dev.millrace.table.schema.ResolvedSchema;
import dev.millrace.table.schema.Schema;
import dev.millrace.table.types.AbstractDataType;
import dev.millrace.table.types.logical.RowType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Runs statements and tables in a session of the SQL planner.
final class SqlEnvironment implements StreamTableEnvironment {
    private final TableConfig config = TableConfig.getDefault();
    private final Map<String, String> known = new HashMap<>();
    private final SqlSession session;
    private final StreamTables streamTables;
    private int unnamed;

    /// @param streams the environment that the tables share with streams; null if there is none
    SqlEnvironment(EnvironmentSettings settings, @Nullable StreamExecutionEnvironment streams) {
        Map<String, String> options = new HashMap<>();
        if (streams != null) {
            options.putAll(streams.getConfiguration().toMap());
            options.put(SessionOptions.PARALLELISM, String.valueOf(streams.getParallelism()));
        }
        options.putAll(settings.getConfiguration().toMap());
        options.put(TableConfigOptions.TABLE_CATALOG_NAME.key(), settings.getBuiltInCatalogName());
        options.put(TableConfigOptions.TABLE_DATABASE_NAME.key(), settings.getBuiltInDatabaseName());
        this.session = new SqlSession(SessionSettings.of(options, settings.getCatalogStore()), streams);
        this.streamTables = new StreamTables(this, streams);
    }

    /// Returns the session with the present options.
    SqlSession session() {
        config.toMap().forEach((key, value) -> {
            if (!value.equals(known.put(key, value))) session.options().set(key, value);
        });
        return session;
    }

    /// Returns the columns of a query.
    ///
    /// @throws MillraceException if the query is wrong
    RowType columns(String query) {
        return session().columns(query);
    }

    ResolvedSchema schema(String query) {
        return Schemas.of(columns(query));
    }

    ObjectIdentifier identifier(String path) {
        List<String> names = session().names(path);
        return ObjectIdentifier.of(names.get(0), names.get(1), names.get(2));
    }

    void checkInsert(String statement) {
        if (SqlSession.isInsert(statement)) return;
        throw ExternalFaults.MISTAKE
                .what("A statement set contains INSERT statements only.")
                .fix("Execute other statements with executeSql before.");
    }

    TableResult start(List<String> inserts) {
        return SqlResult.of(session().start(inserts), session.options());
    }

    CompiledPlan compiled(List<String> inserts) {
        return new JsonPlan(this, session().compiled(inserts));
    }

    TableResult startPlan(String json) {
        return SqlResult.of(session().startPlan(json), session.options());
    }

    String explainPlan(String json) {
        return session().explainPlan(json);
    }

    @Override
    public CompiledPlan loadPlan(PlanReference planReference) {
        return new JsonPlan(this, JsonPlan.json(planReference));
    }

    @Override
    public CompiledPlan compilePlanSql(String stmt) {
        checkInsert(stmt);
        return compiled(List.of(stmt));
    }

    void attach(List<String> inserts) {
        session().attach(inserts);
    }

    /// Creates a temporary table without a name of the program, and returns its path.
    ///
    /// @param columns the columns if the description has none
    String unnamed(TableDescriptor descriptor, @Nullable ResolvedSchema columns) {
        TableDescriptor complete = descriptor;
        boolean hasColumns = descriptor.getSchema().isPresent()
                && !descriptor.getSchema().get().getColumns().isEmpty();
        if (!hasColumns && columns != null) {
            complete = descriptor.toBuilder()
                    .schema(Schema.newBuilder().fromResolvedSchema(columns).build())
                    .build();
        }
        String path = nextName("table");
        session().execute(create(path, complete, true));
        return path;
    }

    String create(String path, TableDescriptor table, boolean isTemporary) {
        return Schemas.create(path, table, isTemporary, this::name);
    }

    private String nextName(String kind) {
        return Schemas.path("*anonymous_" + kind + "$" + ++unnamed + "*");
    }

    private QueryTable named(String path) {
        TableQuery query = TableQuery.ofTable(path);
        session().columns(query.sql());
        return new QueryTable(this, query);
    }

    private QueryTable query(String sql) {
        session().columns(sql);
        return new QueryTable(this, TableQuery.of(sql));
    }

    @Override
    public Table sqlQuery(String query) {
        return query(query.strip().replaceFirst(";\\s*$", ""));
    }

    @Override
    public TableResult executeSql(String statement) {
        if (SqlSession.isInsert(statement)) return start(List.of(statement));
        return SqlResult.of(session().execute(statement), session.options());
    }

    @Override
    public String explainSql(String statement, ExplainFormat format, ExplainDetail... extraDetails) {
        String details = Arrays.stream(extraDetails).map(Enum::name).collect(Collectors.joining(", "));
        StatementResult plan =
                session().execute("EXPLAIN " + (details.isEmpty() ? "PLAN FOR" : details) + " " + statement);
        return ((StatementResult.Text) plan).text();
    }

    @Override
    public Table fromValues(Iterable<?> values) {
        return query(ValuesText.of(listed(values)));
    }

    @Override
    public Table fromValues(AbstractDataType<?> rowType, Iterable<?> values) {
        return query(ValuesText.of(rowType, listed(values)));
    }

    private static Object[] listed(Iterable<?> values) {
        List<Object> listed = new ArrayList<>();
        values.forEach(listed::add);
        return listed.toArray();
    }

    @Override
    public void registerCatalog(String catalogName, Catalog catalog) {
        session().addCatalog(catalogName, catalog);
    }

    @Override
    public void createCatalog(String catalogName, CatalogDescriptor catalogDescriptor) {
        session().createCatalog(catalogName, catalogDescriptor);
    }

    @Override
    public Optional<Catalog> getCatalog(String catalogName) {
        return session().catalog(catalogName);
    }

    @Override
    public void loadModule(String moduleName, Module module) {
        session().loadModule(moduleName, module);
    }

    @Override
    public void useModules(String... moduleNames) {
        session().execute("USE MODULES " + ExpressionText.quoted(List.of(moduleNames)));
    }

    @Override
    public void unloadModule(String moduleName) {
        session().execute("UNLOAD MODULE " + Schemas.path(moduleName));
    }

    @Override
    public String[] listModules() {
        return names("SHOW MODULES");
    }

    @Override
    public ModuleEntry[] listFullModules() {
        return session().modules().toArray(ModuleEntry[]::new);
    }

    @Override
    public Table from(String path) {
        return named(path);
    }

    @Override
    public Table from(TableDescriptor descriptor) {
        return named(unnamed(descriptor, null));
    }

    @Override
    public Table fromCall(String path, Object... arguments) {
        return query(CallText.of(path, arguments, new ExpressionText(null, this::name)));
    }

    @Override
    public Table fromCall(Class<? extends UserDefinedFunction> function, Object... arguments) {
        String name = name(UserDefinedFunctionHelper.instantiateFunction(function));
        return fromCall(Identifiers.quoted(name), arguments);
    }

    @Override
    public void createTemporaryView(String path, Table view) {
        session().execute("CREATE TEMPORARY VIEW " + path + " AS " + view.asSerializableString());
    }

    @Override
    public void createTemporaryTable(String path, TableDescriptor descriptor) {
        session().execute(create(path, descriptor, true));
    }

    @Override
    public void createTable(String path, TableDescriptor descriptor) {
        session().execute(create(path, descriptor, false));
    }

    @Override
    public void createTemporaryTable(String path, TableDescriptor descriptor, boolean ignoreIfExists) {
        if (!ignoreIfExists || !session().exists(path)) createTemporaryTable(path, descriptor);
    }

    @Override
    public boolean createTable(String path, TableDescriptor descriptor, boolean ignoreIfExists) {
        if (ignoreIfExists && session().exists(path)) return false;
        createTable(path, descriptor);
        return true;
    }

    @Override
    public boolean createView(String path, Table view, boolean ignoreIfExists) {
        if (ignoreIfExists && session().exists(path)) return false;
        session().execute("CREATE VIEW " + path + " AS " + view.asSerializableString());
        return true;
    }

    @Override
    public boolean dropTable(String path, boolean ignoreIfNotExists) {
        boolean dropped = dropTable(path);
        if (!dropped && !ignoreIfNotExists) session.execute("DROP TABLE " + path);
        return dropped;
    }

    @Override
    public boolean dropView(String path, boolean ignoreIfNotExists) {
        boolean dropped = dropView(path);
        if (!dropped && !ignoreIfNotExists) session.execute("DROP VIEW " + path);
        return dropped;
    }

    @Override
    public String[] listTables(String catalogName, String databaseName) {
        return names("SHOW TABLES FROM " + Schemas.path(catalogName) + "." + Schemas.path(databaseName));
    }

    @Override
    public String[] listTemporaryTables() {
        return session().temporaryNames(false).toArray(String[]::new);
    }

    @Override
    public String[] listTemporaryViews() {
        return session().temporaryNames(true).toArray(String[]::new);
    }

    @Override
    public String[] getCompletionHints(String statement, int position) {
        return session().completions(statement.substring(0, position)).toArray(String[]::new);
    }

    @Override
    public void addFunction(FunctionScope scope, String path, FunctionDescriptor function, boolean ignoreIfExists) {
        session().addFunction(scope, path, function, ignoreIfExists);
    }

    @Override
    public boolean dropTemporaryTable(String path) {
        return dropped("TEMPORARY TABLE", path);
    }

    @Override
    public boolean dropTemporaryView(String path) {
        return dropped("TEMPORARY VIEW", path);
    }

    @Override
    public boolean dropTable(String path) {
        return dropped("TABLE", path);
    }

    @Override
    public boolean dropView(String path) {
        return dropped("VIEW", path);
    }

    private boolean dropped(String kind, String path) {
        boolean exists = session().exists(path);
        if (exists) session.execute("DROP " + kind + " " + path);
        return exists;
    }

    @Override
    public String[] listCatalogs() {
        return names("SHOW CATALOGS");
    }

    @Override
    public String[] listDatabases() {
        return names("SHOW DATABASES");
    }

    @Override
    public String[] listTables() {
        return names("SHOW TABLES");
    }

    @Override
    public String[] listViews() {
        return names("SHOW VIEWS");
    }

    /// Gives a function without a name one.
    String name(UserDefinedFunction function) {
        return session.nameOf(function);
    }

    @Override
    public void addFunction(FunctionScope scope, String path, UserDefinedFunction function, boolean ignoreIfExists) {
        session().addFunction(scope, path, function, ignoreIfExists);
    }

    @Override
    public boolean removeFunction(FunctionScope scope, String path) {
        return session().removeFunction(scope, path);
    }

    @Override
    public String[] listUserDefinedFunctions() {
        return names("SHOW USER FUNCTIONS");
    }

    @Override
    public String[] listFunctions() {
        return names("SHOW FUNCTIONS");
    }

    private String[] names(String statement) {
        StatementResult.Rows rows = (StatementResult.Rows) session().execute(statement);
        List<String> names = new ArrayList<>();
        while (rows.rows().hasNext()) names.add(rows.rows().next().getString(0).toString());
        return names.toArray(String[]::new);
    }

    @Override
    public String getCurrentCatalog() {
        return names("SHOW CURRENT CATALOG")[0];
    }

    @Override
    public void useCatalog(String catalogName) {
        session().execute("USE CATALOG " + Schemas.path(catalogName));
    }

    @Override
    public String getCurrentDatabase() {
        return names("SHOW CURRENT DATABASE")[0];
    }

    @Override
    public void useDatabase(String databaseName) {
        session().execute("USE " + Schemas.path(databaseName));
    }

    @Override
    public TableConfig getConfig() {
        return config;
    }

    @Override
    public StreamStatementSet createStatementSet() {
        return new SqlStatementSet(this);
    }

    @Override
    public <T> Table fromDataStream(DataStream<T> dataStream) {
        return table(dataStream, null, ChangeKinds.INSERTS);
    }

    @Override
    public <T> Table fromDataStream(DataStream<T> dataStream, Schema schema) {
        return table(dataStream, schema, ChangeKinds.INSERTS);
    }

    @Override
    public <T> Table fromDataStream(DataStream<T> dataStream, Expression... fields) {
        LegacyFields columns = LegacyFields.of(ExternalTypes.rowType(dataStream.getType()), List.of(fields));
        QueryTable all = table(dataStream, columns.schema(), ChangeKinds.INSERTS);
        return all.of("SELECT " + columns.query() + " FROM " + all.from());
    }

    private <T> QueryTable table(DataStream<T> stream, @Nullable Schema schema, ChangeKinds changes) {
        String path = nextName("stream");
        streamTables.register(path, stream, schema, changes);
        return named(path);
    }

    @Override
    public Table fromChangelogStream(DataStream<Row> dataStream) {
        return table(dataStream, null, ChangeKinds.ALL);
    }

    @Override
    public Table fromChangelogStream(DataStream<Row> dataStream, Schema schema) {
        return table(dataStream, schema, ChangeKinds.ALL);
    }

    @Override
    public Table fromChangelogStream(DataStream<Row> dataStream, Schema schema, ChangelogMode changelogMode) {
        return table(dataStream, schema, StreamTables.kinds(changelogMode));
    }

    @Override
    public <T> void createTemporaryView(String path, DataStream<T> dataStream) {
        streamTables.register(path, dataStream, null, ChangeKinds.INSERTS);
    }

    @Override
    public <T> void createTemporaryView(String path, DataStream<T> dataStream, Schema schema) {
        streamTables.register(path, dataStream, schema, ChangeKinds.INSERTS);
    }

    @Override
    public <T> void createTemporaryView(String path, DataStream<T> dataStream, Expression... fields) {
        createTemporaryView(path, fromDataStream(dataStream, fields));
    }

    @Override
    public DataStream<Row> toDataStream(Table table) {
        return streamTables.rows(table.asSerializableString());
    }

    @Override
    public <T> DataStream<T> toDataStream(Table table, Class<T> targetClass) {
        return toAppendStream(table, targetClass);
    }

    @Override
    public <T> DataStream<T> toDataStream(Table table, AbstractDataType<?> targetDataType) {
        return streamTables.records(table.asSerializableString(), targetDataType);
    }

    @Override
    public DataStream<Row> toChangelogStream(Table table) {
        return streamTables.changes(table.asSerializableString(), null, ChangelogMode.all(), null);
    }

    @Override
    public DataStream<Row> toChangelogStream(Table table, Schema targetSchema) {
        return toChangelogStream(table, targetSchema, ChangelogMode.all());
    }

    @Override
    public DataStream<Row> toChangelogStream(Table table, Schema targetSchema, ChangelogMode changelogMode) {
        return streamTables.changes(table.asSerializableString(), targetSchema, changelogMode, null);
    }

    @Override
    public DataStream<Row> toChangelogStream(
            Table table, Schema targetSchema, ChangelogMode changelogMode, InsertConflictStrategy conflictStrategy) {
        return streamTables.changes(table.asSerializableString(), targetSchema, changelogMode, conflictStrategy);
    }

    @Override
    public <T> DataStream<T> toAppendStream(Table table, Class<T> clazz) {
        return streamTables.records(table.asSerializableString(), clazz, TypeInformation.of(clazz));
    }

    @Override
    public <T> DataStream<T> toAppendStream(Table table, TypeInformation<T> typeInfo) {
        return streamTables.records(table.asSerializableString(), typeInfo.getTypeClass(), typeInfo);
    }

    @Override
    public <T> DataStream<Tuple2<Boolean, T>> toRetractStream(Table table, Class<T> clazz) {
        return streamTables.flagged(table.asSerializableString(), clazz, TypeInformation.of(clazz));
    }

    @Override
    public <T> DataStream<Tuple2<Boolean, T>> toRetractStream(Table table, TypeInformation<T> typeInfo) {
        return streamTables.flagged(table.asSerializableString(), typeInfo.getTypeClass(), typeInfo);
    }

    @Override
    public String toString() {
        return String.format(
                Locale.ROOT, "SqlEnvironment(%s)", session.options().value(SessionOptions.RUNTIME_MODE));
    }
}
