package dev.millrace.api.io;

import java.io.IOException;

/// Lets an output format complete its output once for all subtasks.
public interface FinalizeOnMaster {

    /// Completes the output. Called once after all subtasks have closed their copies, unless the job failed.
    void finalizeGlobal(FinalizationContext context) throws IOException;

    /// Provides information about the completed job.
    interface FinalizationContext {

        /// Returns the number of subtasks that wrote.
        int getParallelism();

        /// Returns the attempt in which a subtask succeeded, starting at 0.
        int getFinishedAttempt(int subtaskIndex);
    }
}
