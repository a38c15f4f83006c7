package dev.millrace.sql.session;

import dev.millrace.api.StreamExecutionEnvironment;
import dev.millrace.api.config.RuntimeExecutionMode;
import dev.millrace.api.util.TemporaryClassLoaderContext;
import dev.millrace.base.host.Host;
import dev.millrace.sql.catalog.CatalogObject;
import dev.millrace.sql.catalog.CatalogTable;
import dev.millrace.sql.catalog.Catalogs;
import dev.millrace.sql.catalog.MetadataColumns;
import dev.millrace.sql.catalog.TablePath;
import dev.millrace.sql.catalog.external.CatalogDefinitions;
import dev.millrace.sql.catalog.external.EarlierOptions;
import dev.millrace.sql.catalog.external.ProgramCatalogs;
import dev.millrace.sql.catalog.external.ProgramConnectors;
import dev.millrace.sql.catalog.external.ProgramFunctions;
import dev.millrace.sql.catalog.external.ProgramModules;
import dev.millrace.sql.catalog.external.TableRecords;
import dev.millrace.sql.connector.TableConnector;
import dev.millrace.sql.connector.TableSink;
import dev.millrace.sql.connector.TableSource;
import dev.millrace.sql.connector.Tables;
import dev.millrace.sql.external.connector.ExternalTable;
import dev.millrace.sql.planner.TableCatalog;
import dev.millrace.table.api.config.TableConfigOptions;
import dev.millrace.table.catalog.object.Catalog;
import dev.millrace.table.factories.DynamicTableSinkFactory;
import dev.millrace.table.factories.DynamicTableSourceFactory;
import dev.millrace.table.factories.base.Factory;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/// Holds what statements leave for later statements: catalogs, options, sources of programs and jars.
///
/// Not thread-safe.
final class SessionState implements Tables {
    private final Host host;
    private final Catalogs catalogs;
    private final TableCatalog tables;
    private final SessionOptions options;
    private final TableConnectors connectors;
    private final ProgramConnectors programConnectors;
    private final Map<CatalogObject, TableSource> sources = new IdentityHashMap<>();
    private final Map<TablePath, TableSource> changing = new HashMap<>();
    private final Map<CatalogObject, TableSink> sinks = new IdentityHashMap<>();
    private final ProgramModules modules = new ProgramModules();
    private final TableRecords records;
    private final SessionJars jars;
    private final CatalogDefinitions definitions;
    private final @Nullable StreamExecutionEnvironment environment;

    /// @param environment receives all jobs of the session; null if each job has an environment of its own
    SessionState(SessionSettings settings, @Nullable StreamExecutionEnvironment environment) {
        this.environment = environment;
        this.host = settings.host();
        this.jars = new SessionJars(programLoader(), host.disk());
        this.options = new SessionOptions(settings.options());
        this.catalogs = new Catalogs(
                options.configuration().get(TableConfigOptions.TABLE_CATALOG_NAME),
                options.configuration().get(TableConfigOptions.TABLE_DATABASE_NAME));
        catalogs.functions().of(modules::function, modules::names);
        this.tables = new TableCatalog(catalogs);
        this.programConnectors = new ProgramConnectors(jars::loader);
        this.connectors = new TableConnectors(SessionState.class.getClassLoader(), programConnectors);
        catalogs.watch(new ModificationListeners(this));
        this.records = new TableRecords(catalogs);
        catalogs.watch(records);
        this.definitions = new CatalogDefinitions(
                new ProgramCatalogs(catalogs, tables), options::configuration, jars::loader, settings.catalogStore());
        catalogs.storeIn(definitions);
        catalogs.functions().of(new ProgramFunctions(catalogs, new FunctionStatements(this)));
    }

    /// Returns the class loader of the program that starts the session.
    private static ClassLoader programLoader() {
        ClassLoader context = Thread.currentThread().getContextClassLoader();
        return context == null ? SessionState.class.getClassLoader() : context;
    }

    /// Returns the connectors of the program.
    ProgramConnectors programConnectors() {
        return programConnectors;
    }

    Host host() {
        return host;
    }

    Catalogs catalogs() {
        return catalogs;
    }

    TableCatalog tables() {
        return tables;
    }

    SessionOptions options() {
        return options;
    }

    TableConnectors connectors() {
        return connectors;
    }

    /// Returns the modules.
    ProgramModules modules() {
        return modules;
    }

    /// Returns the environment of the next job, in the mode of the session.
    StreamExecutionEnvironment environment() {
        StreamExecutionEnvironment next = environment == null ? ofJars() : environment;
        next.setRuntimeMode(options.isBatch() ? RuntimeExecutionMode.BATCH : RuntimeExecutionMode.STREAMING);
        next.setParallelism(options.parallelism());
        return next;
    }

    private StreamExecutionEnvironment ofJars() {
        try (TemporaryClassLoaderContext _ = TemporaryClassLoaderContext.of(jars.loader())) {
            return StreamExecutionEnvironment.getExecutionEnvironment(jars.withJars(options.configuration()));
        }
    }

    /// Returns what opens catalogs and stores their definitions.
    CatalogDefinitions definitions() {
        return definitions;
    }

    /// Returns the partitions and the statistics of tables.
    TableRecords records() {
        return records;
    }

    /// Returns the jars of the session.
    SessionJars jars() {
        return jars;
    }

    /// Adds a temporary table whose rows a program provides.
    void register(TablePath path, CatalogTable table, TableSource source) {
        catalogs.put(path, table, true);
        sources.put(table, source);
    }

    /// Lets queries read a table by a source that takes part in a change of its rows.
    ///
    /// @param source null for the usual source of the table
    void readForChange(TablePath path, @Nullable TableSource source) {
        if (source == null) changing.remove(path);
        else changing.put(path, source);
    }

    /// Gives a table another source than that of its connector.
    void provide(TablePath path, TableSource source) {
        sources.put(table(path), source);
    }

    /// Gives a table another sink than that of its connector.
    void receive(TablePath path, TableSink sink) {
        sinks.put(table(path), sink);
    }

    @Override
    public TableSource source(List<String> names, Map<String, String> hints) {
        TablePath path = TablePath.of(names);
        CatalogTable table = table(path);
        TableSource reading = changing.get(path);
        if (reading != null) return reading;
        TableSource registered = sources.get(table);
        if (registered != null) return registered;
        TableSource source = opened(path, hinted(path, table, hints));
        if (options.isBatch() && !source.isBounded()) {
            throw SessionFaults.UNBOUNDED
                    .what("The table %s has no end, but the session runs queries in batch mode.", path)
                    .fix(
                            "Bound the table, for example with 'number-of-rows', or SET '%s' = 'streaming'.",
                            SessionOptions.RUNTIME_MODE);
        }
        return source;
    }

    /// Returns a table with the options of a hint.
    ///
    /// @throws dev.millrace.base.fault.MillraceException if the session does not allow such hints
    CatalogTable hinted(TablePath path, CatalogTable table, Map<String, String> hints) {
        if (hints.isEmpty()) return table;
        String key = TableConfigOptions.TABLE_DYNAMIC_TABLE_OPTIONS_ENABLED.key();
        if (!options.configuration().get(TableConfigOptions.TABLE_DYNAMIC_TABLE_OPTIONS_ENABLED)) {
            throw SessionFaults.UNKNOWN_TABLE_OPTION
                    .what("The hint OPTIONS of the table %s is not allowed.", path)
                    .why("The option %s is false.", key)
                    .fix("Leave the hint out, or SET '%s' = 'true'.", key);
        }
        Map<String, String> all = new LinkedHashMap<>(table.options());
        all.putAll(hints);
        return table.withOptions(all);
    }

    private TableSource opened(TablePath path, CatalogTable declared) {
        CatalogTable table = EarlierOptions.translated(declared);
        Factory factory = factory(path);
        if (factory instanceof DynamicTableSourceFactory reading)
            return external(path, table).source(reading);
        if (connectors.isOfProgram(table)) return external(path, table).source(null);
        TableConnector connector = connectors.connector(path, table);
        MetadataColumns.checkRead(path, table, connector);
        return connector.source(TableConnectors.description(path, table, options.zone()));
    }

    private ExternalTable external(TablePath path, CatalogTable table) {
        return programConnectors.table(
                path,
                table,
                options.configuration(),
                catalogs.isTemporary(path),
                () -> records.partitions(path),
                options.isBatch());
    }

    /// Returns the factory that reads and writes the tables of a catalog of a program; null if the option
    /// `connector` of each table decides.
    @Nullable
    Factory factory(TablePath path) {
        if (catalogs.isTemporary(path)) return null;
        Catalog program = catalogs.catalog(path.catalog()).program();
        return program == null ? null : program.getFactory().orElse(null);
    }

    @Override
    public OptionalLong rowCount(List<String> names) {
        return records.rowCount(TablePath.of(names));
    }

    @Override
    public List<String> primaryKey(List<String> names) {
        return switch (catalogs.find(TablePath.of(names))) {
            case CatalogTable table when table.key() != null -> table.key().columns();
            case null, default -> List.of();
        };
    }

    /// Returns the sink of a table.
    TableSink sink(TablePath path, CatalogTable declared) {
        TableSink received = sinks.get(declared);
        if (received != null) return received;
        CatalogTable table = EarlierOptions.translated(declared);
        Factory factory = factory(path);
        if (factory instanceof DynamicTableSinkFactory writing)
            return external(path, table).sink(writing);
        if (connectors.isOfProgram(table)) return external(path, table).sink(null);
        MetadataColumns.checkWritten(path, table);
        return connectors.connector(path, table).sink(TableConnectors.description(path, table, options.zone()));
    }

    /// Returns a table.
    ///
    /// @throws dev.millrace.base.fault.MillraceException if it does not exist or is a view
    CatalogTable table(TablePath path) {
        return switch (catalogs.find(path)) {
            case null -> throw catalogs.missing("table", path);
            case CatalogTable table -> table;
            default ->
                throw SessionFaults.WRONG_KIND
                        .what("%s is a view, not a table.", path)
                        .fix("Name a table.");
        };
    }
}
