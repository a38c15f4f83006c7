package dev.millrace.api.state;

import java.io.Serializable;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A function that hands out its state as a list and gets it back, perhaps divided otherwise.
public interface ListCheckpointed<T extends Serializable> {

    /// The state for a checkpoint; null or empty for none.
    ///
    /// @param timestamp wall-clock milliseconds at which the checkpoint started
    @Nullable
    List<T> snapshotState(long checkpointId, long timestamp) throws Exception;

    /// Called before open if the task starts from a snapshot.
    void restoreState(List<T> state) throws Exception;
}
