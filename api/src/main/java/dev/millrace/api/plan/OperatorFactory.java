package dev.millrace.api.plan;

import java.io.Serializable;

/// Makes an operator of the program's own in each subtask. What there is to it is in `api.operator`, which plans do
/// not know.
public interface OperatorFactory extends Serializable {

    /// Whether the operator may run in one chain with its neighbours.
    ChainingStrategy getChainingStrategy();
}
