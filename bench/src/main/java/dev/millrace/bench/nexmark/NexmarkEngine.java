package dev.millrace.bench.nexmark;

import java.util.List;

/// Runs queries of Nexmark. Found by its name among the services of a process.
public interface NexmarkEngine {
    /// Returns the name of the engine in results.
    String name();

    /// Returns the configurations that are measured.
    List<String> configurations();

    /// Runs a query to its end. If the load says so, the sink adds the rows to [ResultTally].
    ///
    /// @param query the number of the query
    /// @param load the size of the run
    void run(int query, String configuration, NexmarkLoad load) throws Exception;
}
