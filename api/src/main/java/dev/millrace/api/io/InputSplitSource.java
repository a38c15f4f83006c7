package dev.millrace.api.io;

import java.io.Serializable;

/// Divides an input into splits.
public interface InputSplitSource<T extends InputSplit> extends Serializable {

    /// Creates the splits of the input.
    ///
    /// @param minNumSplits the preferred minimum number of splits, so that each subtask gets one
    T[] createInputSplits(int minNumSplits) throws Exception;

    /// Creates the assigner of the splits.
    InputSplitAssigner getInputSplitAssigner(T[] inputSplits);
}
