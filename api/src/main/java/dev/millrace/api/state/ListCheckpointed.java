package dev.millrace.api.state;

import java.io.Serializable;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Takes part in checkpoints with a list of elements. If the parallelism changes, a restore distributes the elements
/// among the new subtasks.
public interface ListCheckpointed<T extends Serializable> {

    /// Returns the state for a checkpoint; null or an empty list if there is none.
    ///
    /// @param timestamp time at which the checkpoint started, in milliseconds since the epoch
    @Nullable
    List<T> snapshotState(long checkpointId, long timestamp) throws Exception;

    /// Called before `open` if the subtask starts from a snapshot.
    void restoreState(List<T> state) throws Exception;
}
