package dev.millrace.processor.read;

import java.io.Serializable;

/// Identifies an operator in a savepoint.
///
/// @param savepoint its directory
/// @param operator its id
/// @param shown its name for users
/// @param groups number of key groups
/// @param parallelism number of subtasks that wrote the state
public record OperatorAddress(String savepoint, String operator, String shown, int groups, int parallelism)
        implements Serializable {
    private static final long serialVersionUID = 1L;
}
