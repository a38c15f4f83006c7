package dev.millrace.api.io;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// Assigns the splits of an input to subtasks. Not thread-safe.
public interface InputSplitAssigner {

    /// Returns the next split for a subtask; null if no split is left.
    ///
    /// @param host the host of the subtask; null if unknown
    /// @param taskId the index of the subtask
    @Nullable
    InputSplit getNextInputSplit(@Nullable String host, int taskId);

    /// Takes back splits that a subtask did not finish.
    void returnInputSplit(List<InputSplit> splits, int taskId);
}
