package dev.millrace.api.state;

/// A function that keeps state of its task and wants to be asked when a checkpoint is taken.
public interface CheckpointedFunction {

    /// Called for each checkpoint in the task's thread: brings the state up to date.
    void snapshotState(FunctionSnapshotContext context) throws Exception;

    /// Called once before open: asks for state, and reads what a snapshot left in it.
    void initializeState(FunctionInitializationContext context) throws Exception;
}
