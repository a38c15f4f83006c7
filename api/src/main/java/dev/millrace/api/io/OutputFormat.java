package dev.millrace.api.io;

import dev.millrace.api.config.Configuration;
import java.io.IOException;
import java.io.Serializable;

/// Writes records. Each subtask has a copy, which one thread uses: `configure`, `open`, records, `close`.
public interface OutputFormat<IT> extends Serializable {

    /// Called before anything else, on each copy.
    void configure(Configuration parameters);

    /// Begins to write.
    void open(InitializationContext context) throws IOException;

    void writeRecord(IT record) throws IOException;

    /// Ends the writing; what was written is whole only after this returned.
    void close() throws IOException;

    /// The place of a format's copy among all.
    interface InitializationContext {

        /// How many subtasks write.
        int getNumTasks();

        /// The subtask's index.
        int getTaskNumber();

        /// How often the subtask was tried before.
        int getAttemptNumber();
    }
}
