package dev.millrace.table.types.extraction;

import dev.millrace.api.util.TimeUtils;
import dev.millrace.table.annotation.ArgumentHint;
import dev.millrace.table.annotation.ArgumentTrait;
import dev.millrace.table.annotation.DataTypeHint;
import dev.millrace.table.annotation.FunctionHint;
import dev.millrace.table.annotation.InputGroup;
import dev.millrace.table.annotation.StateHint;
import dev.millrace.table.types.DataType;
import dev.millrace.table.types.inference.StaticArgumentTrait;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Finds the signatures of the methods of one function.
final class MethodMapping {
    private final FunctionShape shape;
    private final GenericTypes generics;
    private final Class<?> function;
    private final @Nullable FunctionHint common;
    private final @Nullable DataTypeHint classType;
    private final ReflectedTypes types;
    private final Hints hints;

    /// @param common the hint of the class that gives no arguments
    MethodMapping(
            FunctionShape shape,
            GenericTypes generics,
            Class<?> function,
            @Nullable FunctionHint common,
            @Nullable DataTypeHint classType) {
        this.shape = shape;
        this.generics = generics;
        this.function = function;
        this.common = common;
        this.classType = classType;
        this.types = new ReflectedTypes(generics);
        this.hints = Hints.NONE.with(classType);
    }

    /// Returns the signature of a method, of which a hint may give parts.
    Mapping of(Method method, @Nullable FunctionHint hint) {
        boolean isVarArgs = method.isVarArgs();
        List<Mapping.Argument> arguments;
        if (hint != null && FunctionHints.hasArguments(hint)) {
            arguments = arguments(hint);
            isVarArgs = hint.isVarArgs();
        } else {
            arguments = arguments(method);
        }
        return new Mapping(arguments, isVarArgs, states(method, hint), output(method, hint));
    }

    /// Returns the signature that a hint of the class gives.
    Mapping ofHint(FunctionHint hint) {
        return new Mapping(arguments(hint), hint.isVarArgs(), states(null, hint), output(null, hint));
    }

    private List<Mapping.Argument> arguments(FunctionHint hint) {
        List<Mapping.Argument> arguments = new ArrayList<>();
        for (ArgumentHint each : FunctionHints.arguments(hint)) {
            String name = each.name().isEmpty() ? "arg" + arguments.size() : each.name();
            arguments.add(argument(name, Object.class, each.type(), each));
        }
        if (!arguments.isEmpty()) return arguments;
        DataTypeHint[] input = hint.input();
        for (int i = 0; i < input.length; i++) {
            String name = FunctionHints.hasNames(hint) ? hint.argumentNames()[i] : "arg" + i;
            arguments.add(argument(name, Object.class, input[i], null));
        }
        return arguments;
    }

    private List<Mapping.Argument> arguments(Method method) {
        List<Mapping.Argument> arguments = new ArrayList<>();
        Parameter[] parameters = method.getParameters();
        List<String> names = ParameterNames.of(method);
        for (int i = shape.first(); i < parameters.length; i++) {
            Parameter each = parameters[i];
            if (shape.hasTables() && (isContext(each) || each.isAnnotationPresent(StateHint.class))) continue;
            ArgumentHint hint = each.getAnnotation(ArgumentHint.class);
            String known = names.isEmpty() ? "arg" + arguments.size() : names.get(i);
            String name = hint == null || hint.name().isEmpty() ? known : hint.name();
            Type type = generics.resolved(each.getParameterizedType());
            if (method.isVarArgs() && i == parameters.length - 1) type = component(type);
            DataTypeHint typeHint = each.getAnnotation(DataTypeHint.class);
            if (typeHint == null && hint != null) typeHint = hint.type();
            arguments.add(argument(name, type, typeHint, hint));
        }
        return arguments;
    }

    private static Type component(Type type) {
        return type instanceof java.lang.reflect.GenericArrayType array
                ? array.getGenericComponentType()
                : GenericTypes.raw(type).getComponentType();
    }

    private static boolean isContext(Parameter parameter) {
        return parameter.getType().getName().contains("ProcessTableFunction$");
    }

    private Mapping.Argument argument(
            String name, Type type, @Nullable DataTypeHint typeHint, @Nullable ArgumentHint hint) {
        EnumSet<StaticArgumentTrait> traits = EnumSet.noneOf(StaticArgumentTrait.class);
        if (hint != null) for (ArgumentTrait each : hint.value()) traits.add(each.toStaticTrait());
        boolean isTable = traits.contains(StaticArgumentTrait.ROW_SEMANTIC_TABLE)
                || traits.contains(StaticArgumentTrait.SET_SEMANTIC_TABLE);
        if (isTable) traits.add(StaticArgumentTrait.TABLE);
        boolean isOptional = hint != null && hint.isOptional();
        Class<?> raw = GenericTypes.raw(type);
        DataTypeHint present = FunctionHints.presentOrNull(typeHint);
        boolean isAny = present != null && present.inputGroup() == InputGroup.ANY;
        boolean isAnyTable = isTable && present == null && !ObjectTypes.isObject(raw);
        if (isAny || isAnyTable) return new Mapping.Argument(name, null, raw, isOptional, traits);
        return new Mapping.Argument(name, types.of(type, hints, typeHint), raw, isOptional, traits);
    }

    private LinkedHashMap<String, Mapping.State> states(@Nullable Method method, @Nullable FunctionHint hint) {
        LinkedHashMap<String, Mapping.State> states = new LinkedHashMap<>();
        if (shape.hasAccumulator()) states.put("acc", new Mapping.State(accumulator(hint), null));
        if (!shape.hasTables()) return states;
        if (hint != null && hint.state().length > 0) {
            for (StateHint each : hint.state()) {
                String name = each.name().isEmpty() ? "state" + states.size() : each.name();
                states.put(name, new Mapping.State(types.of(Object.class, hints, each.type()), timeToLive(each)));
            }
            return states;
        }
        if (method == null) return states;
        List<String> names = ParameterNames.of(method);
        Parameter[] parameters = method.getParameters();
        for (int i = 0; i < parameters.length; i++) {
            StateHint state = parameters[i].getAnnotation(StateHint.class);
            if (state == null) continue;
            String known = names.isEmpty() ? "state" + states.size() : names.get(i);
            Type type = generics.resolved(parameters[i].getParameterizedType());
            states.put(
                    state.name().isEmpty() ? known : state.name(),
                    new Mapping.State(types.of(type, hints, state.type()), timeToLive(state)));
        }
        return states;
    }

    private static @Nullable Duration timeToLive(StateHint hint) {
        return hint.ttl().isEmpty() ? null : TimeUtils.parseDuration(hint.ttl());
    }

    private DataType accumulator(@Nullable FunctionHint hint) {
        Type type = generics.argument(java.util.Objects.requireNonNull(shape.superclass()), 1);
        for (FunctionHint each : new @Nullable FunctionHint[] {hint, common}) {
            if (each == null) continue;
            if (FunctionHints.isPresent(each.accumulator())) return types.of(type, hints, each.accumulator());
            if (each.state().length > 0) return types.of(type, hints, each.state()[0].type());
        }
        return types.of(type, hints, null);
    }

    private @Nullable DataType output(@Nullable Method method, @Nullable FunctionHint hint) {
        Type type = outputType(method);
        if (hint != null && FunctionHints.isPresent(hint.output())) return types.of(type, hints, hint.output());
        DataTypeHint own = method == null ? null : method.getAnnotation(DataTypeHint.class);
        if (own != null && FunctionHints.isPresent(own)) return types.of(type, hints, own);
        if (common != null && FunctionHints.isPresent(common.output())) return types.of(type, hints, common.output());
        if (classType != null && FunctionHints.isPresent(classType)) return types.of(type, hints, classType);
        if (type == void.class) {
            throw ExtractionFaults.function(
                    "The method " + shape.method() + " of " + function.getName() + " returns nothing.",
                    "Return a value.");
        }
        return types.of(type, hints, own);
    }

    private Type outputType(@Nullable Method method) {
        Class<?> superclass = shape.superclass();
        if (superclass != null) return generics.argument(superclass, 0);
        if (method == null) return Object.class;
        Type returned = generics.resolved(method.getGenericReturnType());
        return switch (shape.result()) {
            case RETURNED -> returned;
            case FUTURE -> {
                Type future = generics.resolved(method.getGenericParameterTypes()[0]);
                yield future instanceof ParameterizedType parameterized
                        ? parameterized.getActualTypeArguments()[0]
                        : Object.class;
            }
            case ELEMENTS -> element(returned);
        };
    }

    private Type element(Type returned) {
        if (GenericTypes.raw(returned).isArray()) return component(returned);
        throw ExtractionFaults.function(
                "The method " + shape.method() + " of " + function.getName() + " returns no array.",
                "Return an array with one element per row.");
    }
}
