package dev.millrace.api.io;

import java.io.IOException;

/// An output format that prepares something once for all subtasks.
public interface InitializeOnMaster {

    /// Called once, before the first subtask opens its copy.
    void initializeGlobal(int parallelism) throws IOException;
}
