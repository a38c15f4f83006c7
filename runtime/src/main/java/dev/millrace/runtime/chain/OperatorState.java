package dev.millrace.runtime.chain;

import dev.millrace.state.operator.OperatorStates;
import java.util.OptionalLong;

/// Holds the operator's state that checkpoints contain.
///
/// @param states the states without keys
/// @param functions the user functions that take part in checkpoints
/// @param isCheckpointed true if the job takes periodic checkpoints and one after all input; side effects such as
/// commits then wait for checkpoints
public record OperatorState(OperatorStates states, CheckpointedFunctions functions, boolean isCheckpointed) {

    /// Returns the state of an operator without checkpoints.
    public static OperatorState alone(OperatorStates states) {
        return new OperatorState(states, new CheckpointedFunctions(), false);
    }

    /// Returns the id of the checkpoint that the operator starts from; empty for none.
    public OptionalLong restoredCheckpoint() {
        return states.restoredCheckpoint();
    }
}
