package dev.millrace.table.types.inference;

import dev.millrace.table.types.DataType;
import java.util.Optional;

/// Finds the type of the result of a call.
public interface TypeStrategy {

    /// Returns the type; empty if there is none for the arguments.
    Optional<DataType> inferType(CallContext callContext);
}
