package dev.millrace.table.types.inference;

import dev.millrace.table.types.DataType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Accepts arguments that can be cast to fixed types.
record FixedArguments(List<StaticArgument> arguments) implements InputTypeStrategy {
    @Override
    public ArgumentCount getArgumentCount() {
        int required = 0;
        for (int i = 0; i < arguments.size(); i++) if (!arguments.get(i).isOptional()) required = i + 1;
        return ConstantArgumentCount.between(required, arguments.size());
    }

    @Override
    public Optional<List<DataType>> inferInputTypes(CallContext callContext, boolean throwOnFailure) {
        List<DataType> given = callContext.getArgumentDataTypes();
        if (!getArgumentCount().isValidCount(given.size())) return Optional.empty();
        List<DataType> types = new ArrayList<>();
        for (int i = 0; i < given.size(); i++) {
            DataType wanted = arguments.get(i).getDataType().orElse(null);
            if (wanted == null) {
                types.add(given.get(i));
                continue;
            }
            boolean isAbsent = callContext.isArgumentNull(i) && arguments.get(i).isOptional();
            DataType found = isAbsent ? wanted : ImplicitCasts.to(given.get(i), wanted);
            if (found == null) {
                return callContext.fail(
                        throwOnFailure,
                        "The argument %s has the type %s, but needs the type %s.",
                        arguments.get(i).getName(),
                        given.get(i),
                        wanted);
            }
            types.add(found);
        }
        return Optional.of(types);
    }

    @Override
    public List<Signature> getExpectedSignatures(FunctionDefinition definition) {
        List<Signature.Argument> all = new ArrayList<>();
        for (StaticArgument each : arguments) {
            String type = each.getDataType().map(DataType::toString).orElse("{TABLE}");
            all.add(Signature.Argument.of(each.getName(), each.isOptional() ? "[" + type + "]" : type));
        }
        return List.of(Signature.of(all));
    }
}
