package dev.millrace.table.catalog.memory;

import dev.millrace.table.catalog.CatalogPartitionSpec;
import dev.millrace.table.catalog.ObjectPath;
import dev.millrace.table.catalog.exceptions.DatabaseAlreadyExistException;
import dev.millrace.table.catalog.exceptions.DatabaseNotEmptyException;
import dev.millrace.table.catalog.exceptions.DatabaseNotExistException;
import dev.millrace.table.catalog.exceptions.FunctionAlreadyExistException;
import dev.millrace.table.catalog.exceptions.FunctionNotExistException;
import dev.millrace.table.catalog.exceptions.PartitionAlreadyExistsException;
import dev.millrace.table.catalog.exceptions.PartitionNotExistException;
import dev.millrace.table.catalog.exceptions.PartitionSpecInvalidException;
import dev.millrace.table.catalog.exceptions.TableAlreadyExistException;
import dev.millrace.table.catalog.exceptions.TableNotExistException;
import dev.millrace.table.catalog.exceptions.TableNotPartitionedException;
import dev.millrace.table.catalog.memory.StoredTable.StoredPartition;
import dev.millrace.table.catalog.object.AbstractCatalog;
import dev.millrace.table.catalog.object.CatalogBaseTable;
import dev.millrace.table.catalog.object.CatalogDatabase;
import dev.millrace.table.catalog.object.CatalogDatabaseImpl;
import dev.millrace.table.catalog.object.CatalogFunction;
import dev.millrace.table.catalog.object.CatalogPartition;
import dev.millrace.table.catalog.object.CatalogView;
import dev.millrace.table.catalog.stats.CatalogColumnStatistics;
import dev.millrace.table.catalog.stats.CatalogTableStatistics;
import dev.millrace.table.expressions.Expression;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Keeps databases, tables, views, partitions, statistics and functions in memory. Its content ends with the process.
///
/// Names of databases and tables keep their case. Not thread-safe.
public class GenericInMemoryCatalog extends AbstractCatalog {
    /// Is the default database, if the catalog is created without one.
    public static final String DEFAULT_DB = "default";

    private final Map<String, StoredDatabase> databases = new LinkedHashMap<>();

    /// Creates a catalog with the database `default`.
    public GenericInMemoryCatalog(String name) {
        this(name, DEFAULT_DB);
    }

    /// Creates a catalog with one empty database.
    public GenericInMemoryCatalog(String name, String defaultDatabase) {
        super(name, defaultDatabase);
        databases.put(defaultDatabase, new StoredDatabase(new CatalogDatabaseImpl(Map.of(), "")));
    }

    @Override
    public void open() {
        // Memory needs no connection.
    }

    @Override
    public void close() {
        // Memory needs no connection.
    }

    private StoredDatabase database(String name) throws DatabaseNotExistException {
        StoredDatabase known = databases.get(name);
        if (known == null) throw new DatabaseNotExistException(getName(), name);
        return known;
    }

    private @Nullable StoredTable find(ObjectPath path) {
        StoredDatabase database = databases.get(path.getDatabaseName());
        return database == null ? null : database.tables.get(path.getObjectName());
    }

    private StoredTable table(ObjectPath path) throws TableNotExistException {
        StoredTable known = find(path);
        if (known == null) throw new TableNotExistException(getName(), path);
        return known;
    }

    /// Returns a table to change; null if a missing table is no error.
    private @Nullable StoredTable table(ObjectPath path, boolean ignoreIfNotExists) throws TableNotExistException {
        return ignoreIfNotExists ? find(path) : table(path);
    }

    private StoredTable partitioned(ObjectPath path) throws TableNotExistException, TableNotPartitionedException {
        StoredTable table = table(path);
        if (table.partitionKeys().isEmpty()) throw new TableNotPartitionedException(getName(), path);
        return table;
    }

    private @Nullable StoredPartition partition(ObjectPath path, CatalogPartitionSpec spec, boolean ignoreIfNotExists)
            throws PartitionNotExistException {
        StoredTable table = find(path);
        StoredPartition known = table == null ? null : table.partitions.get(spec);
        if (known == null && !ignoreIfNotExists) throw new PartitionNotExistException(getName(), path, spec);
        return known;
    }

    @Override
    public List<String> listDatabases() {
        return List.copyOf(databases.keySet());
    }

    @Override
    public CatalogDatabase getDatabase(String databaseName) throws DatabaseNotExistException {
        return database(databaseName).database.copy();
    }

    @Override
    public boolean databaseExists(String databaseName) {
        return databases.containsKey(databaseName);
    }

    @Override
    public void createDatabase(String name, CatalogDatabase database, boolean ignoreIfExists)
            throws DatabaseAlreadyExistException {
        StoredDatabase known = databases.putIfAbsent(name, new StoredDatabase(database.copy()));
        if (known != null && !ignoreIfExists) throw new DatabaseAlreadyExistException(getName(), name);
    }

    @Override
    public void dropDatabase(String name, boolean ignoreIfNotExists, boolean cascade)
            throws DatabaseNotExistException, DatabaseNotEmptyException {
        if (ignoreIfNotExists && !databaseExists(name)) return;
        if (!cascade && !database(name).isEmpty()) throw new DatabaseNotEmptyException(getName(), name);
        database(name);
        databases.remove(name);
    }

    @Override
    public void alterDatabase(String name, CatalogDatabase newDatabase, boolean ignoreIfNotExists)
            throws DatabaseNotExistException {
        if (ignoreIfNotExists && !databaseExists(name)) return;
        database(name).database = newDatabase.copy();
    }

    @Override
    public List<String> listTables(String databaseName) throws DatabaseNotExistException {
        return List.copyOf(database(databaseName).tables.keySet());
    }

    @Override
    public List<String> listViews(String databaseName) throws DatabaseNotExistException {
        return database(databaseName).tables.entrySet().stream()
                .filter(each -> each.getValue().table instanceof CatalogView)
                .map(Map.Entry::getKey)
                .toList();
    }

    @Override
    public CatalogBaseTable getTable(ObjectPath tablePath) throws TableNotExistException {
        return table(tablePath).table.copy();
    }

    @Override
    public boolean tableExists(ObjectPath tablePath) {
        return find(tablePath) != null;
    }

    @Override
    public void createTable(ObjectPath tablePath, CatalogBaseTable table, boolean ignoreIfExists)
            throws TableAlreadyExistException, DatabaseNotExistException {
        Map<String, StoredTable> tables = database(tablePath.getDatabaseName()).tables;
        StoredTable known = tables.putIfAbsent(tablePath.getObjectName(), new StoredTable(table.copy()));
        if (known != null && !ignoreIfExists) throw new TableAlreadyExistException(getName(), tablePath);
    }

    @Override
    public void alterTable(ObjectPath tablePath, CatalogBaseTable newTable, boolean ignoreIfNotExists)
            throws TableNotExistException {
        StoredTable known = table(tablePath, ignoreIfNotExists);
        if (known != null) known.table = newTable.copy();
    }

    @Override
    public void dropTable(ObjectPath tablePath, boolean ignoreIfNotExists) throws TableNotExistException {
        if (table(tablePath, ignoreIfNotExists) == null) return;
        Objects.requireNonNull(databases.get(tablePath.getDatabaseName()))
                .tables
                .remove(tablePath.getObjectName());
    }

    @Override
    public void renameTable(ObjectPath tablePath, String newTableName, boolean ignoreIfNotExists)
            throws TableNotExistException, TableAlreadyExistException {
        StoredTable known = table(tablePath, ignoreIfNotExists);
        if (known == null) return;
        Map<String, StoredTable> tables = Objects.requireNonNull(databases.get(tablePath.getDatabaseName())).tables;
        if (tables.containsKey(newTableName)) {
            throw new TableAlreadyExistException(getName(), new ObjectPath(tablePath.getDatabaseName(), newTableName));
        }
        tables.remove(tablePath.getObjectName());
        tables.put(newTableName, known);
    }

    @Override
    public List<CatalogPartitionSpec> listPartitions(ObjectPath tablePath)
            throws TableNotExistException, TableNotPartitionedException {
        return List.copyOf(partitioned(tablePath).partitions.keySet());
    }

    @Override
    public List<CatalogPartitionSpec> listPartitions(ObjectPath tablePath, CatalogPartitionSpec partitionSpec)
            throws TableNotExistException, TableNotPartitionedException, PartitionSpecInvalidException {
        StoredTable table = partitioned(tablePath);
        Map<String, String> wanted = partitionSpec.getPartitionSpec();
        if (!table.partitionKeys().containsAll(wanted.keySet())) {
            throw new PartitionSpecInvalidException(getName(), table.partitionKeys(), tablePath, partitionSpec);
        }
        return table.partitions.keySet().stream()
                .filter(each -> each.getPartitionSpec().entrySet().containsAll(wanted.entrySet()))
                .toList();
    }

    /// Throws an exception. The planner then selects among all partitions.
    @Override
    public List<CatalogPartitionSpec> listPartitionsByFilter(ObjectPath tablePath, List<Expression> filters) {
        throw new UnsupportedOperationException("This catalog evaluates no filters of partitions.");
    }

    @Override
    public CatalogPartition getPartition(ObjectPath tablePath, CatalogPartitionSpec partitionSpec)
            throws PartitionNotExistException {
        return Objects.requireNonNull(partition(tablePath, partitionSpec, false))
                .partition
                .copy();
    }

    @Override
    public boolean partitionExists(ObjectPath tablePath, CatalogPartitionSpec partitionSpec) {
        StoredTable table = find(tablePath);
        return table != null && table.partitions.containsKey(partitionSpec);
    }

    @Override
    public void createPartition(
            ObjectPath tablePath,
            CatalogPartitionSpec partitionSpec,
            CatalogPartition partition,
            boolean ignoreIfExists)
            throws TableNotExistException, TableNotPartitionedException, PartitionSpecInvalidException,
                    PartitionAlreadyExistsException {
        StoredTable table = partitioned(tablePath);
        if (!table.isComplete(partitionSpec)) {
            throw new PartitionSpecInvalidException(getName(), table.partitionKeys(), tablePath, partitionSpec);
        }
        StoredPartition known = table.partitions.putIfAbsent(partitionSpec, new StoredPartition(partition.copy()));
        if (known != null && !ignoreIfExists) {
            throw new PartitionAlreadyExistsException(getName(), tablePath, partitionSpec);
        }
    }

    @Override
    public void dropPartition(ObjectPath tablePath, CatalogPartitionSpec partitionSpec, boolean ignoreIfNotExists)
            throws PartitionNotExistException {
        if (partition(tablePath, partitionSpec, ignoreIfNotExists) == null) return;
        Objects.requireNonNull(find(tablePath)).partitions.remove(partitionSpec);
    }

    @Override
    public void alterPartition(
            ObjectPath tablePath,
            CatalogPartitionSpec partitionSpec,
            CatalogPartition newPartition,
            boolean ignoreIfNotExists)
            throws PartitionNotExistException {
        StoredPartition known = partition(tablePath, partitionSpec, ignoreIfNotExists);
        if (known != null) known.partition = newPartition.copy();
    }

    @Override
    public List<String> listFunctions(String databaseName) throws DatabaseNotExistException {
        return List.copyOf(database(databaseName).functions.keySet());
    }

    private @Nullable CatalogFunction findFunction(ObjectPath path) {
        StoredDatabase database = databases.get(path.getDatabaseName());
        return database == null ? null : database.functions.get(path.getObjectName());
    }

    @Override
    public CatalogFunction getFunction(ObjectPath functionPath) throws FunctionNotExistException {
        CatalogFunction known = findFunction(functionPath);
        if (known == null) throw new FunctionNotExistException(getName(), functionPath);
        return known.copy();
    }

    @Override
    public boolean functionExists(ObjectPath functionPath) {
        return findFunction(functionPath) != null;
    }

    @Override
    public void createFunction(ObjectPath functionPath, CatalogFunction function, boolean ignoreIfExists)
            throws FunctionAlreadyExistException, DatabaseNotExistException {
        Map<String, CatalogFunction> functions = database(functionPath.getDatabaseName()).functions;
        CatalogFunction known = functions.putIfAbsent(functionPath.getObjectName(), function.copy());
        if (known != null && !ignoreIfExists) throw new FunctionAlreadyExistException(getName(), functionPath);
    }

    @Override
    public void alterFunction(ObjectPath functionPath, CatalogFunction newFunction, boolean ignoreIfNotExists)
            throws FunctionNotExistException {
        if (ignoreIfNotExists && !functionExists(functionPath)) return;
        getFunction(functionPath);
        Objects.requireNonNull(databases.get(functionPath.getDatabaseName()))
                .functions
                .put(functionPath.getObjectName(), newFunction.copy());
    }

    @Override
    public void dropFunction(ObjectPath functionPath, boolean ignoreIfNotExists) throws FunctionNotExistException {
        if (ignoreIfNotExists && !functionExists(functionPath)) return;
        getFunction(functionPath);
        Objects.requireNonNull(databases.get(functionPath.getDatabaseName()))
                .functions
                .remove(functionPath.getObjectName());
    }

    @Override
    public CatalogTableStatistics getTableStatistics(ObjectPath tablePath) throws TableNotExistException {
        return table(tablePath).statistics.rows;
    }

    @Override
    public CatalogColumnStatistics getTableColumnStatistics(ObjectPath tablePath) throws TableNotExistException {
        return table(tablePath).statistics.columns;
    }

    @Override
    public CatalogTableStatistics getPartitionStatistics(ObjectPath tablePath, CatalogPartitionSpec partitionSpec)
            throws PartitionNotExistException {
        return Objects.requireNonNull(partition(tablePath, partitionSpec, false)).statistics.rows;
    }

    @Override
    public CatalogColumnStatistics getPartitionColumnStatistics(
            ObjectPath tablePath, CatalogPartitionSpec partitionSpec) throws PartitionNotExistException {
        return Objects.requireNonNull(partition(tablePath, partitionSpec, false)).statistics.columns;
    }

    @Override
    public void alterTableStatistics(
            ObjectPath tablePath, CatalogTableStatistics tableStatistics, boolean ignoreIfNotExists)
            throws TableNotExistException {
        StoredTable known = table(tablePath, ignoreIfNotExists);
        if (known != null) known.statistics.rows = tableStatistics.copy();
    }

    @Override
    public void alterTableColumnStatistics(
            ObjectPath tablePath, CatalogColumnStatistics columnStatistics, boolean ignoreIfNotExists)
            throws TableNotExistException {
        StoredTable known = table(tablePath, ignoreIfNotExists);
        if (known != null) known.statistics.columns = columnStatistics.copy();
    }

    @Override
    public void alterPartitionStatistics(
            ObjectPath tablePath,
            CatalogPartitionSpec partitionSpec,
            CatalogTableStatistics partitionStatistics,
            boolean ignoreIfNotExists)
            throws PartitionNotExistException {
        StoredPartition known = partition(tablePath, partitionSpec, ignoreIfNotExists);
        if (known != null) known.statistics.rows = partitionStatistics.copy();
    }

    @Override
    public void alterPartitionColumnStatistics(
            ObjectPath tablePath,
            CatalogPartitionSpec partitionSpec,
            CatalogColumnStatistics columnStatistics,
            boolean ignoreIfNotExists)
            throws PartitionNotExistException {
        StoredPartition known = partition(tablePath, partitionSpec, ignoreIfNotExists);
        if (known != null) known.statistics.columns = columnStatistics.copy();
    }
}
