package dev.millrace.api.type;

import dev.millrace.api.tuple.Tuple;
import dev.millrace.api.value.Row;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Extracts the types of functions and values.
final class FunctionTypes {
    private FunctionTypes() {}

    /// Returns the output type of a function. Sources of the type are, in this order, the function itself, the
    /// signature of the lambda, and the class of the function.
    ///
    /// @param inputs the known input types by the index of the type parameter of `base`
    @SuppressWarnings("unchecked")
    static <X> TypeInformation<X> output(
            Object function, Class<?> base, int output, int[] lambdaIndices, Map<Integer, TypeInformation<?>> inputs) {
        if (function instanceof ResultTypeQueryable<?> knowing) {
            return (TypeInformation<X>) knowing.getProducedType();
        }
        LambdaSignature lambda = LambdaSignature.of(function);
        if (lambda == null) return argument(base, function.getClass(), output, inputs);
        List<TypeInformation<?>> given = List.copyOf(inputs.values());
        return (TypeInformation<X>)
                (lambdaIndices.length < 2
                        ? lambda.returned(given)
                        : lambda.argumentOfParameter(lambdaIndices[0], lambdaIndices[1], given));
    }

    /// Returns the type argument that a class passes to a type parameter of `base`.
    @SuppressWarnings("unchecked")
    static <X> TypeInformation<X> argument(
            Class<?> base, Class<?> function, int index, Map<Integer, TypeInformation<?>> inputs) {
        List<Type> arguments = Generics.arguments(base, function);
        Map<TypeVariable<?>, TypeInformation<?>> bindings = new HashMap<>();
        inputs.forEach((position, type) -> Generics.bind(arguments.get(position), type, bindings));
        return (TypeInformation<X>) new TypeResolution(bindings).of(arguments.get(index));
    }

    @SuppressWarnings("unchecked")
    static <X> TypeInformation<X> ofValue(@Nullable X value) {
        if (value == null) return (TypeInformation<X>) LateTypeInfo.ANY;
        TypeInfoFactory<?> factory = TypeResolution.factory(value.getClass());
        if (factory == null && value instanceof Tuple tuple) return (TypeInformation<X>) ofTuple(tuple);
        if (value instanceof Row row) return (TypeInformation<X>) ofRow(row);
        return (TypeInformation<X>) RuntimeTypes.ofClass(value.getClass());
    }

    private static TypeInformation<?> ofTuple(Tuple tuple) {
        TypeInformation<?> declared = TypeExtractor.createTypeInfo(tuple.getClass());
        if (tuple.getClass().getSuperclass() != Tuple.class) return declared;
        TypeInformation<?>[] fields = new TypeInformation<?>[tuple.getArity()];
        for (int i = 0; i < fields.length; i++) fields[i] = ofValue(tuple.<Object>getField(i));
        return new TupleTypeInfo<>(fields);
    }

    private static TypeInformation<?> ofRow(Row row) {
        Set<String> names = row.getFieldNames(true);
        if (names == null) {
            TypeInformation<?>[] types = new TypeInformation<?>[row.getArity()];
            for (int i = 0; i < types.length; i++) types[i] = ofValue(row.getField(i));
            return new RowTypeInfo(types);
        }
        TypeInformation<?>[] types =
                names.stream().map(name -> ofValue(row.getField(name))).toArray(TypeInformation<?>[]::new);
        return new RowTypeInfo(types, names.toArray(String[]::new));
    }

    /// Returns whether a class and its superclasses have more fields than the visible ones.
    static boolean hidesFields(Class<?> type, int visible) {
        int all = 0;
        for (Class<?> each = type; each != null && each != Object.class; each = each.getSuperclass()) {
            for (Field field : each.getDeclaredFields()) {
                if ((field.getModifiers() & (Modifier.STATIC | Modifier.TRANSIENT)) == 0) all++;
            }
        }
        return all > visible;
    }
}
