package dev.millrace.table.catalog.object;

import dev.millrace.table.catalog.CatalogPartitionSpec;
import dev.millrace.table.catalog.ObjectPath;
import dev.millrace.table.catalog.exceptions.CatalogException;
import dev.millrace.table.catalog.exceptions.DatabaseAlreadyExistException;
import dev.millrace.table.catalog.exceptions.DatabaseNotEmptyException;
import dev.millrace.table.catalog.exceptions.DatabaseNotExistException;
import dev.millrace.table.catalog.exceptions.FunctionAlreadyExistException;
import dev.millrace.table.catalog.exceptions.FunctionNotExistException;
import dev.millrace.table.catalog.exceptions.PartitionAlreadyExistsException;
import dev.millrace.table.catalog.exceptions.PartitionNotExistException;
import dev.millrace.table.catalog.exceptions.PartitionSpecInvalidException;
import dev.millrace.table.catalog.exceptions.ProcedureNotExistException;
import dev.millrace.table.catalog.exceptions.TableAlreadyExistException;
import dev.millrace.table.catalog.exceptions.TableNotExistException;
import dev.millrace.table.catalog.exceptions.TableNotPartitionedException;
import dev.millrace.table.catalog.exceptions.TablePartitionedException;
import dev.millrace.table.catalog.stats.CatalogColumnStatistics;
import dev.millrace.table.catalog.stats.CatalogTableStatistics;
import dev.millrace.table.expressions.Expression;
import dev.millrace.table.factories.base.Factory;
import dev.millrace.table.functions.FunctionDefinitionFactory;
import dev.millrace.table.procedure.Procedure;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Keeps databases, tables, views and functions. Methods with a parameter `ignoreIfExists` or `ignoreIfNotExists` then
/// do nothing instead of throwing an exception.
public interface Catalog {

    /// Returns the factory of sources and sinks that the tables of this catalog use. If there is none, the option
    /// `connector` of each table decides.
    default Optional<Factory> getFactory() {
        return Optional.empty();
    }

    /// Returns what creates functions from the definitions of this catalog. If there is none, each definition names the
    /// class of its function.
    default Optional<FunctionDefinitionFactory> getFunctionDefinitionFactory() {
        return Optional.empty();
    }

    /// Opens the catalog. Called once before other methods.
    void open() throws CatalogException;

    /// Closes the catalog.
    void close() throws CatalogException;

    /// Returns the database that USE CATALOG makes the current one.
    String getDefaultDatabase() throws CatalogException;

    /// Returns the names of the databases.
    List<String> listDatabases() throws CatalogException;

    /// Returns a database.
    CatalogDatabase getDatabase(String databaseName) throws DatabaseNotExistException, CatalogException;

    /// Returns whether a database exists.
    boolean databaseExists(String databaseName) throws CatalogException;

    /// Creates a database.
    void createDatabase(String name, CatalogDatabase database, boolean ignoreIfExists)
            throws DatabaseAlreadyExistException, CatalogException;

    /// Drops a database, which must be empty.
    default void dropDatabase(String name, boolean ignoreIfNotExists)
            throws DatabaseNotExistException, DatabaseNotEmptyException, CatalogException {
        dropDatabase(name, ignoreIfNotExists, false);
    }

    /// Drops a database. With `cascade` its tables and functions are dropped, too.
    void dropDatabase(String name, boolean ignoreIfNotExists, boolean cascade)
            throws DatabaseNotExistException, DatabaseNotEmptyException, CatalogException;

    /// Replaces the properties of a database.
    void alterDatabase(String name, CatalogDatabase newDatabase, boolean ignoreIfNotExists)
            throws DatabaseNotExistException, CatalogException;

    /// Returns the names of the tables and views of a database.
    List<String> listTables(String databaseName) throws DatabaseNotExistException, CatalogException;

    /// Returns the names of the views of a database.
    List<String> listViews(String databaseName) throws DatabaseNotExistException, CatalogException;

    /// Returns a table or view.
    CatalogBaseTable getTable(ObjectPath tablePath) throws TableNotExistException, CatalogException;

    /// Returns a table as it was at a time in milliseconds since 1970.
    default CatalogBaseTable getTable(ObjectPath tablePath, long timestamp)
            throws TableNotExistException, CatalogException {
        throw new UnsupportedOperationException(
                "The catalog " + getClass().getName() + " has no earlier versions of tables.");
    }

    /// Returns whether a table or view exists.
    boolean tableExists(ObjectPath tablePath) throws CatalogException;

    /// Drops a table or view.
    void dropTable(ObjectPath tablePath, boolean ignoreIfNotExists) throws TableNotExistException, CatalogException;

    /// Gives a table or view another name.
    void renameTable(ObjectPath tablePath, String newTableName, boolean ignoreIfNotExists)
            throws TableNotExistException, TableAlreadyExistException, CatalogException;

    /// Creates a table or view, whose columns have types.
    void createTable(ObjectPath tablePath, CatalogBaseTable table, boolean ignoreIfExists)
            throws TableAlreadyExistException, DatabaseNotExistException, CatalogException;

    /// Replaces a table or view.
    void alterTable(ObjectPath tablePath, CatalogBaseTable newTable, boolean ignoreIfNotExists)
            throws TableNotExistException, CatalogException;

    /// Returns the partitions of a table.
    List<CatalogPartitionSpec> listPartitions(ObjectPath tablePath)
            throws TableNotExistException, TableNotPartitionedException, CatalogException;

    /// Returns the partitions of a table that have the given values.
    List<CatalogPartitionSpec> listPartitions(ObjectPath tablePath, CatalogPartitionSpec partitionSpec)
            throws TableNotExistException, TableNotPartitionedException, PartitionSpecInvalidException,
                    CatalogException;

    /// Returns the partitions of a table that meet conditions.
    List<CatalogPartitionSpec> listPartitionsByFilter(ObjectPath tablePath, List<Expression> filters)
            throws TableNotExistException, TableNotPartitionedException, CatalogException;

    /// Returns a partition.
    CatalogPartition getPartition(ObjectPath tablePath, CatalogPartitionSpec partitionSpec)
            throws PartitionNotExistException, CatalogException;

    /// Returns whether a partition exists.
    boolean partitionExists(ObjectPath tablePath, CatalogPartitionSpec partitionSpec) throws CatalogException;

    /// Creates a partition.
    void createPartition(
            ObjectPath tablePath,
            CatalogPartitionSpec partitionSpec,
            CatalogPartition partition,
            boolean ignoreIfExists)
            throws TableNotExistException, TableNotPartitionedException, PartitionSpecInvalidException,
                    PartitionAlreadyExistsException, CatalogException;

    /// Drops a partition.
    void dropPartition(ObjectPath tablePath, CatalogPartitionSpec partitionSpec, boolean ignoreIfNotExists)
            throws PartitionNotExistException, CatalogException;

    /// Replaces a partition.
    void alterPartition(
            ObjectPath tablePath,
            CatalogPartitionSpec partitionSpec,
            CatalogPartition newPartition,
            boolean ignoreIfNotExists)
            throws PartitionNotExistException, CatalogException;

    /// Returns the names of the functions of a database.
    List<String> listFunctions(String databaseName) throws DatabaseNotExistException, CatalogException;

    /// Returns the names of the procedures of a database.
    ///
    /// @throws UnsupportedOperationException if the catalog has no procedures
    default List<String> listProcedures(String databaseName) throws DatabaseNotExistException, CatalogException {
        throw new UnsupportedOperationException("The catalog " + getClass().getName() + " has no procedures.");
    }

    /// Returns a procedure.
    ///
    /// @throws UnsupportedOperationException if the catalog has no procedures
    default Procedure getProcedure(ObjectPath procedurePath) throws ProcedureNotExistException, CatalogException {
        throw new UnsupportedOperationException("The catalog " + getClass().getName() + " has no procedures.");
    }

    /// Returns a function.
    CatalogFunction getFunction(ObjectPath functionPath) throws FunctionNotExistException, CatalogException;

    /// Returns whether a function exists.
    boolean functionExists(ObjectPath functionPath) throws CatalogException;

    /// Creates a function.
    void createFunction(ObjectPath functionPath, CatalogFunction function, boolean ignoreIfExists)
            throws FunctionAlreadyExistException, DatabaseNotExistException, CatalogException;

    /// Replaces a function.
    void alterFunction(ObjectPath functionPath, CatalogFunction newFunction, boolean ignoreIfNotExists)
            throws FunctionNotExistException, CatalogException;

    /// Drops a function.
    void dropFunction(ObjectPath functionPath, boolean ignoreIfNotExists)
            throws FunctionNotExistException, CatalogException;

    /// Returns the statistics of a table.
    CatalogTableStatistics getTableStatistics(ObjectPath tablePath) throws TableNotExistException, CatalogException;

    /// Returns the statistics of the columns of a table.
    CatalogColumnStatistics getTableColumnStatistics(ObjectPath tablePath)
            throws TableNotExistException, CatalogException;

    /// Returns the statistics of a partition.
    CatalogTableStatistics getPartitionStatistics(ObjectPath tablePath, CatalogPartitionSpec partitionSpec)
            throws PartitionNotExistException, CatalogException;

    /// Returns the statistics of the columns of a partition.
    CatalogColumnStatistics getPartitionColumnStatistics(ObjectPath tablePath, CatalogPartitionSpec partitionSpec)
            throws PartitionNotExistException, CatalogException;

    /// Returns the statistics of partitions.
    default List<CatalogTableStatistics> bulkGetPartitionStatistics(
            ObjectPath tablePath, List<CatalogPartitionSpec> partitionSpecs)
            throws PartitionNotExistException, CatalogException {
        List<CatalogTableStatistics> all = new ArrayList<>();
        for (CatalogPartitionSpec each : partitionSpecs) all.add(getPartitionStatistics(tablePath, each));
        return all;
    }

    /// Returns the statistics of the columns of partitions.
    default List<CatalogColumnStatistics> bulkGetPartitionColumnStatistics(
            ObjectPath tablePath, List<CatalogPartitionSpec> partitionSpecs)
            throws PartitionNotExistException, CatalogException {
        List<CatalogColumnStatistics> all = new ArrayList<>();
        for (CatalogPartitionSpec each : partitionSpecs) all.add(getPartitionColumnStatistics(tablePath, each));
        return all;
    }

    /// Replaces the statistics of a table.
    void alterTableStatistics(ObjectPath tablePath, CatalogTableStatistics tableStatistics, boolean ignoreIfNotExists)
            throws TableNotExistException, CatalogException;

    /// Replaces the statistics of the columns of a table.
    void alterTableColumnStatistics(
            ObjectPath tablePath, CatalogColumnStatistics columnStatistics, boolean ignoreIfNotExists)
            throws TableNotExistException, CatalogException, TablePartitionedException;

    /// Replaces the statistics of a partition.
    void alterPartitionStatistics(
            ObjectPath tablePath,
            CatalogPartitionSpec partitionSpec,
            CatalogTableStatistics partitionStatistics,
            boolean ignoreIfNotExists)
            throws PartitionNotExistException, CatalogException;

    /// Replaces the statistics of the columns of a partition.
    void alterPartitionColumnStatistics(
            ObjectPath tablePath,
            CatalogPartitionSpec partitionSpec,
            CatalogColumnStatistics columnStatistics,
            boolean ignoreIfNotExists)
            throws PartitionNotExistException, CatalogException;
}
