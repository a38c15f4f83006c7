package dev.millrace.api.io;

import java.io.Serializable;

/// A part of an input that one subtask reads.
public interface InputSplit extends Serializable {

    /// Which of the input's splits it is, from 0.
    int getSplitNumber();
}
