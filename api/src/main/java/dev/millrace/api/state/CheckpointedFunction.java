package dev.millrace.api.state;

/// Keeps operator state in a function and takes part in checkpoints.
public interface CheckpointedFunction {

    /// Called by the thread of the subtask at each checkpoint. The method must write the current values into the state.
    void snapshotState(FunctionSnapshotContext context) throws Exception;

    /// Called once before `open`. The method registers state, and reads the values that a snapshot restored.
    void initializeState(FunctionInitializationContext context) throws Exception;
}
