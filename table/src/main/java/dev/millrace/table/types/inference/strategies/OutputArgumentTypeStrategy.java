package dev.millrace.table.types.inference.strategies;

import dev.millrace.table.types.DataType;
import dev.millrace.table.types.inference.ArgumentTypeStrategy;
import dev.millrace.table.types.inference.CallContext;
import dev.millrace.table.types.inference.FunctionDefinition;
import dev.millrace.table.types.inference.Signature;
import java.util.Optional;

/// Gives NULL the type that the place of the call demands.
public final class OutputArgumentTypeStrategy implements ArgumentTypeStrategy {
    @Override
    public Optional<DataType> inferArgumentType(CallContext callContext, int argumentPos, boolean throwOnFailure) {
        DataType given = callContext.getArgumentDataTypes().get(argumentPos);
        if (!callContext.isArgumentNull(argumentPos)) return Optional.of(given);
        return callContext.getOutputDataType().or(() -> Optional.of(given));
    }

    @Override
    public Signature.Argument getExpectedArgument(FunctionDefinition functionDefinition, int argumentPos) {
        return Signature.Argument.ofGroup("OUTPUT");
    }
}
