package dev.millrace.api.io;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// Gives out the splits of an input. Called by one thread at a time.
public interface InputSplitAssigner {

    /// The next split for a subtask; null when there are none left.
    ///
    /// @param host where the subtask runs; null if unknown
    /// @param taskId the subtask's index
    @Nullable
    InputSplit getNextInputSplit(@Nullable String host, int taskId);

    /// Takes back splits that a subtask could not finish.
    void returnInputSplit(List<InputSplit> splits, int taskId);
}
