package dev.millrace.api.io;

import java.io.Serializable;

/// Identifies a part of an input, which is read by one subtask.
public interface InputSplit extends Serializable {

    /// Returns the number of the split within the input, starting at 0.
    int getSplitNumber();
}
