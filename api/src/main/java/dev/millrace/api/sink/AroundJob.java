package dev.millrace.api.sink;

/// Adds actions to a sink that run once for all its subtasks. Each call uses its own copy of the sink.
public interface AroundJob {

    /// Prepares the output. Called before the first writer is created.
    ///
    /// @param parallelism the number of writers
    void beforeJob(int parallelism) throws Exception;

    /// Completes the output. Called after all writers were closed, unless the job failed or was cancelled.
    ///
    /// @param parallelism the number of writers
    void afterJob(int parallelism) throws Exception;
}
