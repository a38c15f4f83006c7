package dev.millrace.table.types.inference.strategies;

import dev.millrace.table.types.DataType;
import dev.millrace.table.types.inference.ArgumentTypeStrategy;
import dev.millrace.table.types.inference.CallContext;
import dev.millrace.table.types.inference.FunctionDefinition;
import dev.millrace.table.types.inference.ImplicitCasts;
import dev.millrace.table.types.inference.Signature;
import java.util.Optional;

/// Accepts an argument that can be cast to a type.
public final class ExplicitArgumentTypeStrategy implements ArgumentTypeStrategy {
    private final DataType expected;

    /// Creates the rule.
    public ExplicitArgumentTypeStrategy(DataType expected) {
        this.expected = expected;
    }

    @Override
    public Optional<DataType> inferArgumentType(CallContext callContext, int argumentPos, boolean throwOnFailure) {
        DataType given = callContext.getArgumentDataTypes().get(argumentPos);
        DataType found = ImplicitCasts.to(given, expected);
        if (found != null) return Optional.of(found);
        return callContext.fail(
                throwOnFailure,
                "The argument %d has the type %s, but needs the type %s.",
                argumentPos + 1,
                given,
                expected);
    }

    @Override
    public Signature.Argument getExpectedArgument(FunctionDefinition functionDefinition, int argumentPos) {
        return Signature.Argument.of(expected.getLogicalType());
    }
}
