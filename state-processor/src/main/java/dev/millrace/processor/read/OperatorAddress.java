package dev.millrace.processor.read;

import java.io.Serializable;

/// Which operator of which savepoint is read.
///
/// @param savepoint its directory
/// @param operator its id
/// @param shown how people know it
/// @param groups number of key groups
/// @param parallelism how many subtasks wrote
public record OperatorAddress(String savepoint, String operator, String shown, int groups, int parallelism)
        implements Serializable {
    private static final long serialVersionUID = 1L;
}
