package dev.millrace.table.types.inference.strategies;

import dev.millrace.table.types.DataType;
import dev.millrace.table.types.inference.ArgumentTypeStrategy;
import dev.millrace.table.types.inference.CallContext;
import dev.millrace.table.types.inference.FunctionDefinition;
import dev.millrace.table.types.inference.Signature;
import java.util.Optional;

/// Accepts a constant.
public final class LiteralArgumentTypeStrategy implements ArgumentTypeStrategy {
    private final boolean allowsNull;

    /// Creates the rule.
    ///
    /// @param allowsNull whether NULL is accepted
    public LiteralArgumentTypeStrategy(boolean allowsNull) {
        this.allowsNull = allowsNull;
    }

    @Override
    public Optional<DataType> inferArgumentType(CallContext callContext, int argumentPos, boolean throwOnFailure) {
        if (!callContext.isArgumentLiteral(argumentPos)) {
            return callContext.fail(throwOnFailure, "The argument %d must be a constant.", argumentPos + 1);
        }
        if (callContext.isArgumentNull(argumentPos) && !allowsNull) {
            return callContext.fail(throwOnFailure, "The argument %d must not be NULL.", argumentPos + 1);
        }
        return Optional.of(callContext.getArgumentDataTypes().get(argumentPos));
    }

    @Override
    public Signature.Argument getExpectedArgument(FunctionDefinition functionDefinition, int argumentPos) {
        return Signature.Argument.ofGroup(allowsNull ? "LITERAL" : "LITERAL NOT NULL");
    }
}
