package dev.millrace.table.types.inference.strategies;

import dev.millrace.table.types.DataType;
import dev.millrace.table.types.inference.ArgumentCount;
import dev.millrace.table.types.inference.CallContext;
import dev.millrace.table.types.inference.ConstantArgumentCount;
import dev.millrace.table.types.inference.FunctionDefinition;
import dev.millrace.table.types.inference.InputTypeStrategy;
import dev.millrace.table.types.inference.Signature;
import java.util.List;
import java.util.Optional;

/// Accepts arguments of any types.
public final class WildcardInputTypeStrategy implements InputTypeStrategy {
    private final ArgumentCount count;

    /// Creates the rule for any number of arguments.
    public WildcardInputTypeStrategy() {
        this(ConstantArgumentCount.any());
    }

    /// Creates the rule.
    public WildcardInputTypeStrategy(ArgumentCount count) {
        this.count = count;
    }

    @Override
    public ArgumentCount getArgumentCount() {
        return count;
    }

    @Override
    public Optional<List<DataType>> inferInputTypes(CallContext callContext, boolean throwOnFailure) {
        return Optional.of(callContext.getArgumentDataTypes());
    }

    @Override
    public List<Signature> getExpectedSignatures(FunctionDefinition definition) {
        return List.of(Signature.of(Signature.Argument.of("*")));
    }
}
