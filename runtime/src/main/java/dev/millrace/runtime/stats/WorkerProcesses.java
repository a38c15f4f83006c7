package dev.millrace.runtime.stats;

import dev.millrace.api.execution.JobID;
import dev.millrace.runtime.tap.TapRequest;
import dev.millrace.runtime.tap.TappedRecord;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

/// Gives users a view of the processes that run subtasks. Thread-safe.
public interface WorkerProcesses {

    /// Returns the processes that are connected, by their ids.
    List<ProcessStats> all();

    /// Returns the metrics of a job's subtasks in other processes, by path, as text. Waits briefly if the known
    /// values are old. For a process that does not answer, the last known values are returned.
    ///
    /// @param workers the ids of the workers to ask; if empty, all last known values are returned
    Map<String, String> metrics(JobID job, Set<String> workers);

    /// Returns the last known metrics, without waiting.
    Map<String, String> lastMetrics(JobID job);

    /// Samples the threads of a vertex's subtasks. The future completes after the sampling. Workers that do not
    /// answer are omitted.
    ///
    /// @param vertex the vertex's public id
    /// @param workers the ids of the workers to ask
    CompletableFuture<List<Stacks>> sample(JobID job, String vertex, Set<String> workers, Sampling sampling);

    /// Samples the records that arrive at a vertex's subtasks. The future completes after the sampling. Workers that
    /// do not answer are omitted.
    ///
    /// @param vertex the vertex's public id
    /// @param workers the ids of the workers to ask
    CompletableFuture<List<TappedRecord>> tap(JobID job, String vertex, Set<String> workers, TapRequest request);
}
