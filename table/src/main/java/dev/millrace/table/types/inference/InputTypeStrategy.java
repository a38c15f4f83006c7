package dev.millrace.table.types.inference;

import dev.millrace.table.types.DataType;
import java.util.List;
import java.util.Optional;

/// Checks the arguments of a call, and finds the types to which they are cast.
public interface InputTypeStrategy {

    /// Returns how many arguments the function takes.
    ArgumentCount getArgumentCount();

    /// Returns the types of the arguments; empty if the arguments are wrong.
    ///
    /// @param throwOnFailure whether wrong arguments give an exception
    Optional<List<DataType>> inferInputTypes(CallContext callContext, boolean throwOnFailure);

    /// Returns the signatures for messages.
    List<Signature> getExpectedSignatures(FunctionDefinition definition);
}
