package dev.millrace.table.api.bridge;

import dev.millrace.api.DataStream;
import dev.millrace.api.StreamExecutionEnvironment;
import dev.millrace.api.value.Row;
import dev.millrace.table.api.EnvironmentSettings;
import dev.millrace.table.schema.Schema;
import dev.millrace.table.api.Table;
import dev.millrace.table.api.TableEnvironment;

/// Runs queries in the jobs of a stream environment: data streams become tables, and tables become data streams. A job
/// with tables starts with [StreamExecutionEnvironment#execute]. Not thread-safe.
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
}
