package dev.millrace.api.io;

import dev.millrace.api.config.Configuration;
import java.io.IOException;
import java.io.Serializable;

/// Writes records. Each subtask has a copy, which one thread uses: `configure`, `open`, records, `close`.
public interface OutputFormat<IT> extends Serializable {

    /// Configures the copy. Called before all other methods.
    void configure(Configuration parameters);

    /// Opens the output of a subtask.
    void open(InitializationContext context) throws IOException;

    /// Writes a record.
    void writeRecord(IT record) throws IOException;

    /// Closes the output. The output is complete only after this method has returned.
    void close() throws IOException;

    /// Describes the subtask of a format's copy.
    interface InitializationContext {

        /// Returns the number of subtasks that write.
        int getNumTasks();

        /// Returns the index of the subtask.
        int getTaskNumber();

        /// Returns the attempt number of the subtask, starting at 0.
        int getAttemptNumber();
    }
}
