package dev.millrace.api.io;

import java.io.IOException;
import java.io.Serializable;

/// A format that can go on in the middle of a split.
///
/// @param <T> tells where in the split
public interface CheckpointableInputFormat<S extends InputSplit, T extends Serializable> {

    /// Where the reading of the split at hand stands.
    T getCurrentState() throws IOException;

    /// Goes on where a split stood.
    void reopen(S split, T state) throws IOException;
}
