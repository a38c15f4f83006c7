package dev.millrace.table.types.inference.strategies;

import dev.millrace.table.types.DataType;
import dev.millrace.table.types.inference.ArgumentTypeStrategy;
import dev.millrace.table.types.inference.CallContext;
import dev.millrace.table.types.inference.FunctionDefinition;
import dev.millrace.table.types.inference.Signature;
import dev.millrace.table.types.logical.LogicalTypeRoot;
import java.util.Optional;

/// Accepts rows and structured types.
final class CompositeArgumentTypeStrategy implements ArgumentTypeStrategy {
    @Override
    public Optional<DataType> inferArgumentType(CallContext callContext, int argumentPos, boolean throwOnFailure) {
        DataType given = callContext.getArgumentDataTypes().get(argumentPos);
        boolean isComposite = given.getLogicalType().isAnyOf(LogicalTypeRoot.ROW, LogicalTypeRoot.STRUCTURED_TYPE);
        if (isComposite) return Optional.of(given);
        return callContext.fail(throwOnFailure, "The argument %d must have fields, unlike %s.", argumentPos + 1, given);
    }

    @Override
    public Signature.Argument getExpectedArgument(FunctionDefinition functionDefinition, int argumentPos) {
        return Signature.Argument.ofGroup("COMPOSITE");
    }
}
