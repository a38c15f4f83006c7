package dev.millrace.table.api.bridge;

import dev.millrace.api.DataStream;
import dev.millrace.api.StreamExecutionEnvironment;
import dev.millrace.api.tuple.Tuple2;
import dev.millrace.api.type.TypeInformation;
import dev.millrace.api.value.Row;
import dev.millrace.table.api.EnvironmentSettings;
import dev.millrace.table.api.InsertConflictStrategy;
import dev.millrace.table.api.Table;
import dev.millrace.table.api.TableEnvironment;
import dev.millrace.table.connector.ChangelogMode;
import dev.millrace.table.expressions.Expression;
import dev.millrace.table.schema.Schema;
import dev.millrace.table.types.AbstractDataType;

/// Runs queries in the jobs of a stream environment: data streams become tables, and tables become data streams. A
/// job with tables starts with [StreamExecutionEnvironment#execute]. Not thread-safe.
public interface StreamTableEnvironment extends TableEnvironment {

    /// Creates an environment in streaming mode, or in batch mode if the stream environment is in batch mode.
    static StreamTableEnvironment create(StreamExecutionEnvironment executionEnvironment) {
        boolean isBatch = "BATCH"
                .equalsIgnoreCase(
                        executionEnvironment.getConfiguration().toMap().get("execution.runtime-mode"));
        return create(
                executionEnvironment,
                isBatch ? EnvironmentSettings.inBatchMode() : EnvironmentSettings.inStreamingMode());
    }

    /// Creates an environment.
    static StreamTableEnvironment create(
            StreamExecutionEnvironment executionEnvironment, EnvironmentSettings settings) {
        return StreamTableEnvironmentFactory.find().create(executionEnvironment, settings);
    }

    /// Returns a stream as a table to which rows are only added. The fields of rows, tuples, records and POJOs become
    /// columns; another type becomes the column f0.
    <T> Table fromDataStream(DataStream<T> dataStream);

    /// Returns a stream as a table to which rows are only added.
    ///
    /// @param schema the columns: fields of the records by name, computed columns, watermarks and a key
    <T> Table fromDataStream(DataStream<T> dataStream, Schema schema);

    /// Returns a stream of changes as a table. The kind of each row says what the change is.
    Table fromChangelogStream(DataStream<Row> dataStream);

    /// Returns a stream of changes as a table.
    ///
    /// @param schema the columns, and a key
    Table fromChangelogStream(DataStream<Row> dataStream, Schema schema);

    /// Gives a stream a name as a table to which rows are only added.
    <T> void createTemporaryView(String path, DataStream<T> dataStream);

    /// Gives a stream a name as a table to which rows are only added.
    <T> void createTemporaryView(String path, DataStream<T> dataStream, Schema schema);

    /// Returns the rows of a table as a stream.
    ///
    /// @throws dev.millrace.base.fault.MillraceException if the query updates or removes rows
    DataStream<Row> toDataStream(Table table);

    /// Returns the rows of a table as a stream of records, POJOs or single values.
    ///
    /// @throws dev.millrace.base.fault.MillraceException if the query updates rows, or if the class lacks a column
    <T> DataStream<T> toDataStream(Table table, Class<T> targetClass);

    /// Returns the changes of a table as a stream.
    DataStream<Row> toChangelogStream(Table table);

    /// Returns a stream of changes as a table.
    ///
    /// @param schema the columns, and a key
    /// @param changelogMode the kinds of changes that the stream has; without former rows, the key finds them
    Table fromChangelogStream(DataStream<Row> dataStream, Schema schema, ChangelogMode changelogMode);

    /// Returns the rows of a table as a stream of objects of a data type.
    ///
    /// @throws dev.millrace.base.fault.MillraceException if the query updates rows, or has other columns
    <T> DataStream<T> toDataStream(Table table, AbstractDataType<?> targetDataType);

    /// Returns the changes of a table as a stream.
    ///
    /// @param targetSchema the columns; a metadata column `rowtime` becomes the timestamp of the records
    DataStream<Row> toChangelogStream(Table table, Schema targetSchema);

    /// Returns the changes of a table as a stream.
    ///
    /// @param targetSchema the columns, and the key for the mode `upsert`
    /// @param changelogMode the kinds of changes that the stream may have
    DataStream<Row> toChangelogStream(Table table, Schema targetSchema, ChangelogMode changelogMode);

    /// Returns the changes of a table as a stream.
    ///
    /// @param conflictStrategy `deduplicate`; a stream has no other one, because it stores no rows
    DataStream<Row> toChangelogStream(
            Table table, Schema targetSchema, ChangelogMode changelogMode, InsertConflictStrategy conflictStrategy);

    @Override
    StreamStatementSet createStatementSet();

    /// Returns a stream as a table.
    ///
    /// @param fields the columns: fields of the records by name, or by position with new names, and
    ///     columns of time such
    ///     as `$("time").rowtime()`
    <T> Table fromDataStream(DataStream<T> dataStream, Expression... fields);

    /// Gives a stream a name as a table.
    ///
    /// @param fields the columns as for [#fromDataStream(DataStream, Expression...)]
    <T> void createTemporaryView(String path, DataStream<T> dataStream, Expression... fields);

    /// Returns the rows of a table as a stream. The same as [#toDataStream(Table, Class)].
    <T> DataStream<T> toAppendStream(Table table, Class<T> clazz);

    /// Returns the rows of a table as a stream.
    <T> DataStream<T> toAppendStream(Table table, TypeInformation<T> typeInfo);

    /// Returns the changes of a table with flags: true for a new row, false for a former one.
    <T> DataStream<Tuple2<Boolean, T>> toRetractStream(Table table, Class<T> clazz);

    /// Returns the changes of a table with flags: true for a new row, false for a former one.
    <T> DataStream<Tuple2<Boolean, T>> toRetractStream(Table table, TypeInformation<T> typeInfo);
}
