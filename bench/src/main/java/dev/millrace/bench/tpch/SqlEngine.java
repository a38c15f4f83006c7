package dev.millrace.bench.tpch;

import java.nio.file.Path;
import java.util.List;

/// Runs queries of TPC-H over files. Found by its name among the services of a process.
public interface SqlEngine extends AutoCloseable {
    /// Returns the name of the engine in results.
    String name();

    /// Declares the tables.
    ///
    /// @param parallelism the number of subtasks or threads
    void open(Path directory, int parallelism) throws Exception;

    /// Runs a query and returns its rows. A row has one text per column.
    List<List<String>> rows(String query) throws Exception;

    @Override
    void close() throws Exception;
}
