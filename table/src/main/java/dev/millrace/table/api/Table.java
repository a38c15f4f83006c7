package dev.millrace.table.api;

import dev.millrace.table.api.window.GroupWindow;
import dev.millrace.table.api.window.OverWindow;
import dev.millrace.table.expressions.Expression;
import dev.millrace.table.functions.UserDefinedFunction;
import dev.millrace.table.schema.ResolvedSchema;

/// Is a query that programs extend step by step. It runs when a program asks for its rows. Immutable.
public interface Table extends Explainable<Table>, Executable {

    /// Returns the columns.
    ResolvedSchema getResolvedSchema();

    /// Prints the columns to standard output.
    void printSchema();

    /// Returns the query in SQL.
    String asSerializableString();

    /// Returns columns and expressions.
    Table select(Expression... fields);

    /// Gives all columns names.
    Table as(String field, String... fields);

    /// Keeps the rows for which a condition is true.
    Table filter(Expression predicate);

    /// Keeps the rows for which a condition is true.
    Table where(Expression predicate);

    /// Groups the rows by keys.
    GroupedTable groupBy(Expression... fields);

    /// Removes repeated rows.
    Table distinct();

    /// Combines each row with each row of another table. The names of the columns must differ.
    Table join(Table right);

    /// Joins the rows for which a condition is true. The names of the columns must differ.
    Table join(Table right, Expression joinPredicate);

    /// Joins as [#join], and keeps the rows of this table without a partner.
    Table leftOuterJoin(Table right, Expression joinPredicate);

    /// Joins as [#join], and keeps the rows of the other table without a partner.
    Table rightOuterJoin(Table right, Expression joinPredicate);

    /// Joins as [#join], and keeps the rows of both tables without a partner.
    Table fullOuterJoin(Table right, Expression joinPredicate);

    /// Returns the different rows that another table lacks.
    Table minus(Table right);

    /// Returns the rows that another table lacks, as often as this table has more of them.
    Table minusAll(Table right);

    /// Returns the different rows of both tables.
    Table union(Table right);

    /// Returns the rows of both tables.
    Table unionAll(Table right);

    /// Returns the different rows that both tables have.
    Table intersect(Table right);

    /// Returns the rows that both tables have, as often as both have them.
    Table intersectAll(Table right);

    /// Sorts the rows.
    Table orderBy(Expression... fields);

    /// Joins each row with the rows that a table function returns for it.
    Table joinLateral(Expression tableFunctionCall);

    /// Joins each row with the rows of a table function that fulfil a condition.
    Table joinLateral(Expression tableFunctionCall, Expression joinPredicate);

    /// Joins each row with the rows that a table function returns for it, or else with NULL.
    Table leftOuterJoinLateral(Expression tableFunctionCall);

    /// Joins each row with the rows of a table function that fulfil a condition, or else with NULL.
    Table leftOuterJoinLateral(Expression tableFunctionCall, Expression joinPredicate);

    /// Returns the columns of the result of a scalar function.
    Table map(Expression mapFunction);

    /// Returns the rows that a table function returns for each row.
    Table flatMap(Expression tableFunction);

    /// Computes an aggregate function of all rows, whose result may have several columns.
    AggregatedTable aggregate(Expression aggregateFunction);

    /// Computes a table aggregate function of all rows.
    FlatAggregateTable flatAggregate(Expression tableAggregateFunction);

    /// Skips rows.
    Table offset(int offset);

    /// Keeps the first rows.
    Table fetch(int fetch);

    /// Keeps the first rows.
    default Table limit(int fetch) {
        return fetch(fetch);
    }

    /// Skips rows, and keeps the first ones of the others.
    default Table limit(int offset, int fetch) {
        return offset(offset).fetch(fetch);
    }

    /// Sets a window of time for groups.
    GroupWindowedTable window(GroupWindow groupWindow);

    /// Sets windows of rows for aggregates.
    OverWindowedTable window(OverWindow... overWindows);

    /// Adds columns.
    Table addColumns(Expression... fields);

    /// Adds columns, or replaces those with the same names.
    Table addOrReplaceColumns(Expression... fields);

    /// Renames columns: `$("a").as("b")`.
    Table renameColumns(Expression... fields);

    /// Removes columns.
    Table dropColumns(Expression... fields);

    /// Returns the query as one whose rows go into a table.
    TablePipeline insertInto(String tablePath);

    /// Returns the query as one whose rows go into a table.
    ///
    /// @param overwrite whether the rows replace those of the table
    TablePipeline insertInto(String tablePath, boolean overwrite);

    /// Returns the query as one whose rows go into a described table.
    TablePipeline insertInto(TableDescriptor descriptor);

    /// Writes the rows into a table. The job runs in the background.
    default TableResult executeInsert(String tablePath) {
        return insertInto(tablePath).execute();
    }

    /// Writes the rows into a table. The job runs in the background.
    ///
    /// @param overwrite whether the rows replace those of the table
    default TableResult executeInsert(String tablePath, boolean overwrite) {
        return insertInto(tablePath, overwrite).execute();
    }

    /// Writes the rows into a described table. The job runs in the background.
    default TableResult executeInsert(TableDescriptor descriptor) {
        return insertInto(descriptor).execute();
    }

    /// Returns the table with other names of its columns.
    ///
    /// @param fields references to columns, whose names are the new ones
    Table as(Expression... fields);

    /// Returns all rows of this table with all rows of another one.
    Table leftOuterJoin(Table right);

    /// Returns the INSERT of the rows into a table of the catalog.
    default TablePipeline insertInto(String tablePath, InsertConflictStrategy conflictStrategy) {
        return insertInto(tablePath, conflictStrategy, false);
    }

    /// Returns the INSERT of the rows into a table of the catalog.
    ///
    /// @param overwrite whether the rows replace the present ones
    TablePipeline insertInto(String tablePath, InsertConflictStrategy conflictStrategy, boolean overwrite);

    /// Returns the INSERT of the rows into a described table.
    default TablePipeline insertInto(TableDescriptor descriptor, InsertConflictStrategy conflictStrategy) {
        return insertInto(descriptor, conflictStrategy, false);
    }

    /// Returns the INSERT of the rows into a described table.
    ///
    /// @param overwrite whether the rows replace the present ones
    TablePipeline insertInto(TableDescriptor descriptor, boolean overwrite);

    /// Returns the INSERT of the rows into a described table.
    ///
    /// @param overwrite whether the rows replace the present ones
    TablePipeline insertInto(TableDescriptor descriptor, InsertConflictStrategy conflictStrategy, boolean overwrite);

    /// Starts the INSERT of the rows into a table of the catalog.
    default TableResult executeInsert(String tablePath, InsertConflictStrategy conflictStrategy) {
        return insertInto(tablePath, conflictStrategy).execute();
    }

    /// Starts the INSERT of the rows into a table of the catalog.
    ///
    /// @param overwrite whether the rows replace the present ones
    default TableResult executeInsert(String tablePath, InsertConflictStrategy conflictStrategy, boolean overwrite) {
        return insertInto(tablePath, conflictStrategy, overwrite).execute();
    }

    /// Starts the INSERT of the rows into a described table.
    default TableResult executeInsert(TableDescriptor descriptor, InsertConflictStrategy conflictStrategy) {
        return insertInto(descriptor, conflictStrategy).execute();
    }

    /// Starts the INSERT of the rows into a described table.
    ///
    /// @param overwrite whether the rows replace the present ones
    default TableResult executeInsert(TableDescriptor descriptor, boolean overwrite) {
        return insertInto(descriptor, overwrite).execute();
    }

    /// Starts the INSERT of the rows into a described table.
    ///
    /// @param overwrite whether the rows replace the present ones
    default TableResult executeInsert(
            TableDescriptor descriptor, InsertConflictStrategy conflictStrategy, boolean overwrite) {
        return insertInto(descriptor, conflictStrategy, overwrite).execute();
    }

    /// Divides the rows into partitions, for a process table function.
    PartitionedTable partitionBy(Expression... fields);

    /// Returns the table as the argument of a process table function with a name.
    ApiExpression asArgument(String name);

    /// Returns the rows of a process table function that receives this table and further arguments.
    ///
    /// @param path the name of the function
    Table process(String path, Object... arguments);

    /// Returns the rows of a process table function that receives this table and further arguments.
    Table process(Class<? extends UserDefinedFunction> function, Object... arguments);
}
