package dev.millrace.api.io;

import java.io.IOException;

/// Lets an output format prepare its output once for all subtasks.
public interface InitializeOnMaster {

    /// Prepares the output. Called once, before the first subtask opens its copy.
    ///
    /// @param parallelism the number of subtasks that write
    void initializeGlobal(int parallelism) throws IOException;
}
