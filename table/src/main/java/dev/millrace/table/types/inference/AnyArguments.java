package dev.millrace.table.types.inference;

import dev.millrace.table.types.DataType;
import java.util.List;
import java.util.Optional;

/// Accepts all arguments as they are.
record AnyArguments() implements InputTypeStrategy {
    @Override
    public ArgumentCount getArgumentCount() {
        return ConstantArgumentCount.any();
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
