package dev.millrace.sql.session;

import dev.millrace.table.catalog.CatalogPartitionSpec;
import dev.millrace.table.catalog.ObjectPath;
import dev.millrace.table.catalog.exceptions.TableNotExistException;
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
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Is a catalog of a program that keeps databases and tables in maps.
class TablesOfProgram extends AbstractCatalog {
    private final Map<String, CatalogDatabase> databases = new TreeMap<>();
    final Map<ObjectPath, CatalogFunction> functions = new HashMap<>();
    final Map<ObjectPath, CatalogBaseTable> tables = new HashMap<>();
    boolean isOpen;

    TablesOfProgram(String name) {
        super(name, "first");
        databases.put("first", new CatalogDatabaseImpl(Map.of(), "The first database"));
    }

    @Override
    public void open() {
        isOpen = true;
    }

    @Override
    public void close() {
        isOpen = false;
    }

    @Override
    public List<String> listDatabases() {
        return List.copyOf(databases.keySet());
    }

    @Override
    public CatalogDatabase getDatabase(String name) {
        return databases.get(name);
    }

    @Override
    public boolean databaseExists(String name) {
        return databases.containsKey(name);
    }

    @Override
    public void createDatabase(String name, CatalogDatabase database, boolean ignoreIfExists) {
        databases.put(name, database);
    }

    @Override
    public void dropDatabase(String name, boolean ignoreIfNotExists, boolean cascade) {
        databases.remove(name);
    }

    @Override
    public List<String> listTables(String database) {
        List<String> names = new ArrayList<>();
        for (ObjectPath each : tables.keySet()) {
            if (each.getDatabaseName().equals(database)) names.add(each.getObjectName());
        }
        return names;
    }

    @Override
    public List<String> listViews(String database) {
        return listTables(database).stream()
                .filter(each -> tables.get(new ObjectPath(database, each)) instanceof CatalogView)
                .toList();
    }

    @Override
    public CatalogBaseTable getTable(ObjectPath path) throws TableNotExistException {
        CatalogBaseTable table = tables.get(path);
        if (table == null) throw new TableNotExistException(getName(), path);
        return table;
    }

    @Override
    public boolean tableExists(ObjectPath path) {
        return tables.containsKey(path);
    }

    @Override
    public void dropTable(ObjectPath path, boolean ignoreIfNotExists) {
        tables.remove(path);
    }

    @Override
    public void createTable(ObjectPath path, CatalogBaseTable table, boolean ignoreIfExists) {
        tables.put(path, table);
    }

    @Override
    public void alterTable(ObjectPath path, CatalogBaseTable newTable, boolean ignoreIfNotExists) {
        tables.put(path, newTable);
    }

    @Override
    public void alterDatabase(String name, CatalogDatabase newDatabase, boolean ignoreIfNotExists) {
        throw new UnsupportedOperationException("The catalog has tables only.");
    }

    @Override
    public void alterFunction(ObjectPath functionPath, CatalogFunction newFunction, boolean ignoreIfNotExists) {
        functions.replace(functionPath, newFunction);
    }

    @Override
    public void alterPartition(
            ObjectPath tablePath,
            CatalogPartitionSpec partitionSpec,
            CatalogPartition newPartition,
            boolean ignoreIfNotExists) {
        throw new UnsupportedOperationException("The catalog has tables only.");
    }

    @Override
    public void alterPartitionColumnStatistics(
            ObjectPath tablePath,
            CatalogPartitionSpec partitionSpec,
            CatalogColumnStatistics columnStatistics,
            boolean ignoreIfNotExists) {
        throw new UnsupportedOperationException("The catalog has tables only.");
    }

    @Override
    public void alterPartitionStatistics(
            ObjectPath tablePath,
            CatalogPartitionSpec partitionSpec,
            CatalogTableStatistics partitionStatistics,
            boolean ignoreIfNotExists) {
        throw new UnsupportedOperationException("The catalog has tables only.");
    }

    @Override
    public void alterTableColumnStatistics(
            ObjectPath tablePath, CatalogColumnStatistics columnStatistics, boolean ignoreIfNotExists) {
        throw new UnsupportedOperationException("The catalog has tables only.");
    }

    @Override
    public void alterTableStatistics(
            ObjectPath tablePath, CatalogTableStatistics tableStatistics, boolean ignoreIfNotExists) {
        throw new UnsupportedOperationException("The catalog has tables only.");
    }

    @Override
    public void createFunction(ObjectPath functionPath, CatalogFunction function, boolean ignoreIfExists) {
        functions.put(functionPath, function);
    }

    @Override
    public void createPartition(
            ObjectPath tablePath,
            CatalogPartitionSpec partitionSpec,
            CatalogPartition partition,
            boolean ignoreIfExists) {
        throw new UnsupportedOperationException("The catalog has tables only.");
    }

    @Override
    public void dropFunction(ObjectPath functionPath, boolean ignoreIfNotExists) {
        functions.remove(functionPath);
    }

    @Override
    public void dropPartition(ObjectPath tablePath, CatalogPartitionSpec partitionSpec, boolean ignoreIfNotExists) {
        throw new UnsupportedOperationException("The catalog has tables only.");
    }

    @Override
    public boolean functionExists(ObjectPath functionPath) {
        return functions.containsKey(functionPath);
    }

    @Override
    public CatalogFunction getFunction(ObjectPath functionPath) {
        return functions.get(functionPath);
    }

    @Override
    public CatalogPartition getPartition(ObjectPath tablePath, CatalogPartitionSpec partitionSpec) {
        throw new UnsupportedOperationException("The catalog has tables only.");
    }

    @Override
    public CatalogColumnStatistics getPartitionColumnStatistics(
            ObjectPath tablePath, CatalogPartitionSpec partitionSpec) {
        throw new UnsupportedOperationException("The catalog has tables only.");
    }

    @Override
    public CatalogTableStatistics getPartitionStatistics(ObjectPath tablePath, CatalogPartitionSpec partitionSpec) {
        throw new UnsupportedOperationException("The catalog has tables only.");
    }

    @Override
    public CatalogColumnStatistics getTableColumnStatistics(ObjectPath tablePath) {
        throw new UnsupportedOperationException("The catalog has tables only.");
    }

    @Override
    public CatalogTableStatistics getTableStatistics(ObjectPath tablePath) {
        throw new UnsupportedOperationException("The catalog has tables only.");
    }

    @Override
    public List<String> listFunctions(String databaseName) {
        return functions.keySet().stream()
                .filter(each -> each.getDatabaseName().equals(databaseName))
                .map(ObjectPath::getObjectName)
                .toList();
    }

    @Override
    public List<CatalogPartitionSpec> listPartitions(ObjectPath tablePath) {
        throw new UnsupportedOperationException("The catalog has tables only.");
    }

    @Override
    public List<CatalogPartitionSpec> listPartitions(ObjectPath tablePath, CatalogPartitionSpec partitionSpec) {
        throw new UnsupportedOperationException("The catalog has tables only.");
    }

    @Override
    public List<CatalogPartitionSpec> listPartitionsByFilter(ObjectPath tablePath, List<Expression> filters) {
        throw new UnsupportedOperationException("The catalog has tables only.");
    }

    @Override
    public boolean partitionExists(ObjectPath tablePath, CatalogPartitionSpec partitionSpec) {
        throw new UnsupportedOperationException("The catalog has tables only.");
    }

    @Override
    public void renameTable(ObjectPath tablePath, String newTableName, boolean ignoreIfNotExists) {
        throw new UnsupportedOperationException("The catalog has tables only.");
    }
}
