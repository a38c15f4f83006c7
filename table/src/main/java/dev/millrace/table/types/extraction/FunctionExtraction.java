package dev.millrace.table.types.extraction;

import dev.millrace.table.annotation.DataTypeHint;
import dev.millrace.table.annotation.FunctionHint;
import dev.millrace.table.fault.ValidationException;
import dev.millrace.table.types.DataType;
import dev.millrace.table.types.inference.CallContext;
import dev.millrace.table.types.inference.FunctionKind;
import dev.millrace.table.types.inference.StaticArgument;
import dev.millrace.table.types.inference.StateTypeStrategy;
import dev.millrace.table.types.inference.TypeInference;
import dev.millrace.table.types.inference.TypeStrategy;
import dev.millrace.table.types.inference.strategies.OrInputTypeStrategy;
import dev.millrace.table.types.inference.strategies.TypeStrategies;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Finds the types of a function by the signatures of its methods and by hints.
public final class FunctionExtraction {
    private final Class<?> function;
    private final FunctionShape shape;
    private final GenericTypes generics;
    private final List<FunctionHint> classHints = new ArrayList<>();
    private final @Nullable DataTypeHint classType;

    private FunctionExtraction(Class<?> function, FunctionShape shape) {
        this.function = function;
        this.shape = shape;
        this.generics = new GenericTypes(function);
        DataTypeHint found = null;
        for (Class<?> each = function; each != null && each != Object.class; each = each.getSuperclass()) {
            classHints.addAll(shape.hints(each));
            if (found == null) found = each.getDeclaredAnnotation(DataTypeHint.class);
        }
        this.classType = found;
    }

    /// Returns the types of a function.
    ///
    /// @throws ValidationException if reflection cannot find them
    public static TypeInference of(Class<?> function, FunctionShape shape, FunctionKind kind) {
        try {
            return new FunctionExtraction(function, shape).inference(kind);
        } catch (ValidationException wrong) {
            throw new ValidationException(
                    "The types of the function " + function.getName() + " cannot be found. " + wrong.getMessage(),
                    wrong);
        }
    }

    private TypeInference inference(FunctionKind kind) {
        List<Mapping> mappings = mappings();
        TypeInference.Builder builder = TypeInference.newBuilder();
        List<MappedArguments> inputs =
                mappings.stream().map(MappedArguments::new).toList();
        List<StaticArgument> fixed = mappings.size() == 1 ? fixed(mappings.getFirst()) : null;
        if (fixed != null) builder.staticArguments(fixed);
        builder.inputTypeStrategy(inputs.size() == 1 ? inputs.getFirst() : new OrInputTypeStrategy(inputs));
        builder.outputTypeStrategy(call -> {
            Mapping found = mapping(mappings, call.getArgumentDataTypes(), call);
            return found == null ? Optional.empty() : Optional.ofNullable(found.output());
        });
        LinkedHashMap<String, StateTypeStrategy> states = new LinkedHashMap<>();
        mappings.getFirst().states().forEach((name, state) -> {
            TypeStrategy type = call -> {
                Mapping found = mapping(mappings, call.getArgumentDataTypes(), call);
                return Optional.ofNullable(found == null ? null : found.states().get(name))
                        .map(Mapping.State::type);
            };
            states.put(name, StateTypeStrategy.of(type, state.timeToLive()));
        });
        builder.stateTypeStrategies(states);
        if (kind == FunctionKind.OTHER) builder.outputTypeStrategy(TypeStrategies.MISSING);
        return builder.build();
    }

    private static @Nullable Mapping mapping(List<Mapping> mappings, List<DataType> types, CallContext call) {
        if (mappings.size() == 1) return mappings.getFirst();
        Mapping first = null;
        for (Mapping each : mappings) {
            List<DataType> found =
                    new MappedArguments(each).inferInputTypes(call, false).orElse(null);
            if (found == null) continue;
            boolean isSame = true;
            for (int i = 0; i < types.size(); i++) {
                isSame &= found.get(i)
                        .getLogicalType()
                        .copy(true)
                        .equals(types.get(i).getLogicalType().copy(true));
            }
            if (isSame) return each;
            if (first == null) first = each;
        }
        return first;
    }

    private static @Nullable List<StaticArgument> fixed(Mapping mapping) {
        if (mapping.isVarArgs()) return null;
        List<StaticArgument> all = new ArrayList<>();
        for (Mapping.Argument each : mapping.arguments()) {
            DataType type = each.type();
            if (each.isTable()) {
                all.add(
                        type == null
                                ? StaticArgument.table(
                                        each.name(), each.conversionClass(), each.isOptional(), each.traits())
                                : StaticArgument.table(each.name(), type, each.isOptional(), each.traits()));
            } else if (type == null) {
                return null;
            } else {
                all.add(StaticArgument.scalar(each.name(), type, each.isOptional()));
            }
        }
        return all;
    }

    private List<Mapping> mappings() {
        List<Mapping> mappings = new ArrayList<>();
        List<FunctionHint> signatures =
                classHints.stream().filter(FunctionHints::hasArguments).toList();
        FunctionHint common = classHints.stream()
                .filter(each -> !FunctionHints.hasArguments(each))
                .findFirst()
                .orElse(null);
        MethodMapping methods = new MethodMapping(shape, generics, function, common, classType);
        for (Method each : methods()) {
            List<FunctionHint> own = shape.hints(each);
            if (own.isEmpty() && !signatures.isEmpty()) continue;
            if (own.isEmpty()) mappings.add(methods.of(each, null));
            for (FunctionHint hint : own) mappings.add(methods.of(each, hint));
        }
        for (FunctionHint each : signatures) mappings.add(methods.ofHint(each));
        if (!mappings.isEmpty()) return mappings;
        throw ExtractionFaults.function(
                "The class " + function.getName() + " has no public method " + shape.method() + ".",
                "Add one. It must be public and not static.");
    }

    private List<Method> methods() {
        List<Method> found = new ArrayList<>();
        Set<List<Class<?>>> known = new HashSet<>();
        for (Class<?> each = function; each != null && each != Object.class; each = each.getSuperclass()) {
            for (Method method : each.getDeclaredMethods()) {
                boolean isWanted = method.getName().equals(shape.method())
                        && Modifier.isPublic(method.getModifiers())
                        && !method.isBridge()
                        && !method.isSynthetic();
                if (isWanted && known.add(List.of(method.getParameterTypes()))) found.add(method);
            }
        }
        found.sort(Comparator.comparing(Method::toString));
        return found;
    }
}
