package dev.millrace.api.sink;

/// A sink that has something to do once for all its subtasks. Each call is made on a copy.
public interface AroundJob {

    /// Called before the first writer is made.
    ///
    /// @param parallelism how many writers there will be
    void beforeJob(int parallelism) throws Exception;

    /// Called after all writers were closed, if the job did not fail and was not cancelled.
    void afterJob(int parallelism) throws Exception;
}
