package dev.millrace.api.source.reader;

import java.io.IOException;

/// Runs on the thread of a fetcher.
public interface SplitFetcherTask {

    /// Runs the task.
    ///
    /// @return whether the task is finished; false to run the task again
    boolean run() throws IOException;

    /// Makes a running task return early. Called by other threads.
    void wakeUp();
}
