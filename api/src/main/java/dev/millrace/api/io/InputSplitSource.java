package dev.millrace.api.io;

import java.io.Serializable;

/// Divides an input into splits.
public interface InputSplitSource<T extends InputSplit> extends Serializable {

    /// The splits of the input.
    ///
    /// @param minNumSplits how many there should be at least, so that each subtask has one
    T[] createInputSplits(int minNumSplits) throws Exception;

    /// Who gives out these splits.
    InputSplitAssigner getInputSplitAssigner(T[] inputSplits);
}
