package dev.millrace.table.types.extraction;

import dev.millrace.table.types.DataType;
import dev.millrace.table.types.inference.ArgumentCount;
import dev.millrace.table.types.inference.CallContext;
import dev.millrace.table.types.inference.ConstantArgumentCount;
import dev.millrace.table.types.inference.FunctionDefinition;
import dev.millrace.table.types.inference.ImplicitCasts;
import dev.millrace.table.types.inference.InputTypeStrategy;
import dev.millrace.table.types.inference.Signature;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Accepts the arguments of one signature.
record MappedArguments(Mapping mapping) implements InputTypeStrategy {
    @Override
    public ArgumentCount getArgumentCount() {
        int count = mapping.arguments().size();
        if (mapping.isVarArgs()) return ConstantArgumentCount.from(count - 1);
        int required = 0;
        for (int i = 0; i < count; i++) if (!mapping.arguments().get(i).isOptional()) required = i + 1;
        return ConstantArgumentCount.between(required, count);
    }

    @Override
    public Optional<List<DataType>> inferInputTypes(CallContext call, boolean throwOnFailure) {
        List<DataType> given = call.getArgumentDataTypes();
        if (!getArgumentCount().isValidCount(given.size())) {
            return call.fail(throwOnFailure, "%d arguments are not the right number.", given.size());
        }
        List<DataType> types = new ArrayList<>();
        for (int i = 0; i < given.size(); i++) {
            Mapping.Argument argument =
                    mapping.arguments().get(Math.min(i, mapping.arguments().size() - 1));
            boolean isAbsent = argument.isOptional() && call.isArgumentNull(i);
            DataType found = isAbsent ? argument.type() : type(argument, given.get(i));
            if (found == null) {
                return call.fail(
                        throwOnFailure,
                        "The argument %s has the type %s, but needs the type %s.",
                        argument.name(),
                        given.get(i),
                        String.valueOf(argument.type()));
            }
            types.add(found);
        }
        return Optional.of(types);
    }

    private static @Nullable DataType type(Mapping.Argument argument, DataType given) {
        DataType wanted = argument.type();
        if (wanted == null) return given;
        return ImplicitCasts.to(given, wanted);
    }

    @Override
    public List<Signature> getExpectedSignatures(FunctionDefinition definition) {
        List<Signature.Argument> all = new ArrayList<>();
        for (int i = 0; i < mapping.arguments().size(); i++) {
            Mapping.Argument each = mapping.arguments().get(i);
            DataType known = each.type();
            String type = known == null
                    ? (each.isTable() ? "{TABLE}" : "<ANY>")
                    : known.getLogicalType().asSummaryString();
            boolean repeats = mapping.isVarArgs() && i == mapping.arguments().size() - 1;
            all.add(Signature.Argument.of(each.name(), repeats ? type + "..." : type));
        }
        return List.of(Signature.of(all));
    }
}
