package dev.millrace.api.source.reader;

import java.io.IOException;

/// Work of a fetcher's thread.
public interface SplitFetcherTask {

    /// Runs once.
    ///
    /// @return false to be run again
    boolean run() throws IOException;

    /// Lets a running task return early. Called by other threads.
    void wakeUp();
}
