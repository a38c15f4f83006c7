package dev.millrace.api.plan;

import java.io.Serializable;

/// Creates an operator of the program in each subtask. The package `api.operator` extends this interface.
public interface OperatorFactory extends Serializable {

    /// Returns whether the operator may be chained to its neighbours.
    ChainingStrategy getChainingStrategy();
}
