package dev.millrace.table.types.inference.strategies;

import dev.millrace.table.types.DataType;
import dev.millrace.table.types.inference.ArgumentTypeStrategy;
import dev.millrace.table.types.inference.CallContext;
import dev.millrace.table.types.inference.FunctionDefinition;
import dev.millrace.table.types.inference.Signature;
import java.util.Optional;

/// Accepts an argument of any type.
public final class AnyArgumentTypeStrategy implements ArgumentTypeStrategy {
    @Override
    public Optional<DataType> inferArgumentType(CallContext callContext, int argumentPos, boolean throwOnFailure) {
        return Optional.of(callContext.getArgumentDataTypes().get(argumentPos));
    }

    @Override
    public Signature.Argument getExpectedArgument(FunctionDefinition functionDefinition, int argumentPos) {
        return Signature.Argument.ofGroup("ANY");
    }
}
