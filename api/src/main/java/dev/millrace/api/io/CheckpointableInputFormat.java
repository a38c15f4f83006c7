package dev.millrace.api.io;

import java.io.IOException;
import java.io.Serializable;

/// Lets an input format continue in the middle of a split.
///
/// @param <T> the type of positions within a split
public interface CheckpointableInputFormat<S extends InputSplit, T extends Serializable> {

    /// Returns the current position within the split.
    T getCurrentState() throws IOException;

    /// Opens a split at a position.
    void reopen(S split, T state) throws IOException;
}
