package dev.millrace.runtime.stats;

import dev.millrace.api.execution.JobID;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

/// The processes that run subtasks for this one, as people are shown them. Any thread.
public interface WorkerProcesses {

    /// Those that are there, by their ids.
    List<ProcessStats> all();

    /// The metrics of a job's subtasks there, by their paths, as texts. Waits a moment for those whose newest are
    /// old; of who does not answer, what was last heard.
    ///
    /// @param workers where they run, by their ids; if there are none, all that was last heard is given
    Map<String, String> metrics(JobID job, Set<String> workers);

    /// The same without waiting: what was last heard.
    Map<String, String> lastMetrics(JobID job);

    /// What threads do that run subtasks of a vertex; complete when they have been looked at. Who does not answer
    /// is left out.
    ///
    /// @param vertex the id that people know it by
    /// @param workers who are asked, by their ids
    CompletableFuture<List<Stacks>> sample(JobID job, String vertex, Set<String> workers, Sampling sampling);
}
