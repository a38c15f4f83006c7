package dev.millrace.api.io;

import java.io.IOException;

/// An output format that finishes something once for all subtasks.
public interface FinalizeOnMaster {

    /// Called once, after all subtasks have closed their copies, if the job did not fail.
    void finalizeGlobal(FinalizationContext context) throws IOException;

    /// How the job went.
    interface FinalizationContext {

        /// How many subtasks wrote.
        int getParallelism();

        /// The attempt at which a subtask succeeded, from 0.
        int getFinishedAttempt(int subtaskIndex);
    }
}
