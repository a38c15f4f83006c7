package dev.millrace.runtime.chain;

import dev.millrace.state.operator.OperatorStates;
import java.util.OptionalLong;

/// What of an operator lasts beyond its subtask.
///
/// @param states its states without a key
/// @param functions its user functions that take part in checkpoints
/// @param isCheckpointed whether checkpoints are taken by themselves, the last after all input; if so, whoever must
/// not do something twice waits for them
public record OperatorState(OperatorStates states, CheckpointedFunctions functions, boolean isCheckpointed) {

    /// For an operator that nobody takes checkpoints of.
    public static OperatorState alone(OperatorStates states) {
        return new OperatorState(states, new CheckpointedFunctions(), false);
    }

    /// The checkpoint that the operator begins with; empty if it begins with nothing.
    public OptionalLong restoredCheckpoint() {
        return states.restoredCheckpoint();
    }
}
