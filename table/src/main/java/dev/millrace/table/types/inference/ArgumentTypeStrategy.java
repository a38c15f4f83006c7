package dev.millrace.table.types.inference;

import dev.millrace.table.types.DataType;
import java.util.Optional;

/// Checks an argument of a call, and finds the type to which it is cast.
public interface ArgumentTypeStrategy {

    /// Returns the type of the argument; empty if the argument is wrong.
    ///
    /// @param throwOnFailure whether a wrong argument gives an exception
    Optional<DataType> inferArgumentType(CallContext callContext, int argumentPos, boolean throwOnFailure);

    /// Returns the argument for messages.
    Signature.Argument getExpectedArgument(FunctionDefinition functionDefinition, int argumentPos);
}
