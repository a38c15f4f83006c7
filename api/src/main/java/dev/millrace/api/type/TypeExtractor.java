package dev.millrace.api.type;

import dev.millrace.api.function.AggregateFunction;
import dev.millrace.api.function.CoGroupFunction;
import dev.millrace.api.function.CrossFunction;
import dev.millrace.api.function.FlatJoinFunction;
import dev.millrace.api.function.FlatMapFunction;
import dev.millrace.api.function.Function;
import dev.millrace.api.function.GroupCombineFunction;
import dev.millrace.api.function.GroupReduceFunction;
import dev.millrace.api.function.InvalidTypesException;
import dev.millrace.api.function.JoinFunction;
import dev.millrace.api.function.KeySelector;
import dev.millrace.api.function.MapFunction;
import dev.millrace.api.function.MapPartitionFunction;
import dev.millrace.api.function.Partitioner;
import dev.millrace.api.io.InputFormat;
import dev.millrace.api.serializer.PojoMethods;
import java.lang.reflect.Field;
import java.lang.reflect.Type;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Finds types by reflection: of classes, of objects, and of what functions produce.
///
/// Where the compiler erased a type, the result is late ([LateTypeInfo]) instead of a failure.
public class TypeExtractor {
    /// No parameter: the output is what the function returns.
    public static final int[] NO_INDEX = {};

    private static final int[] OF_SECOND = {1, 0};
    private static final int[] OF_THIRD = {2, 0};

    /// For subclasses; all members are static.
    protected TypeExtractor() {}

    /// Makes the types of a class with this factory from now on.
    public static void registerFactory(Type t, Class<? extends TypeInfoFactory<?>> factory) {
        TypeResolution.register(t, factory);
    }

    /// The type of the records that a format reads.
    @SuppressWarnings("unchecked") // a format that knows its type knows that of its records
    public static <IN> TypeInformation<IN> getInputFormatTypes(InputFormat<IN, ?> inputFormatInterface) {
        if (inputFormatInterface instanceof ResultTypeQueryable<?> knowing) {
            return (TypeInformation<IN>) knowing.getProducedType();
        }
        return createTypeInfo(inputFormatInterface, InputFormat.class, inputFormatInterface.getClass(), 0);
    }

    /// The type that a [MapFunction] produces.
    public static <IN, OUT> TypeInformation<OUT> getMapReturnTypes(
            MapFunction<IN, OUT> function, TypeInformation<IN> inType) {
        return getMapReturnTypes(function, inType, null, false);
    }

    /// The type that a [MapFunction] of a named operator produces; what is not known is late.
    public static <IN, OUT> TypeInformation<OUT> getMapReturnTypes(
            MapFunction<IN, OUT> function,
            TypeInformation<IN> inType,
            @Nullable String functionName,
            boolean allowMissing) {
        return getUnaryOperatorReturnType(
                function, MapFunction.class, 0, 1, NO_INDEX, inType, functionName, allowMissing);
    }

    /// The type that a [FlatMapFunction] produces.
    public static <IN, OUT> TypeInformation<OUT> getFlatMapReturnTypes(
            FlatMapFunction<IN, OUT> function, TypeInformation<IN> inType) {
        return getFlatMapReturnTypes(function, inType, null, false);
    }

    /// The type that a [FlatMapFunction] of a named operator produces; what is not known is late.
    public static <IN, OUT> TypeInformation<OUT> getFlatMapReturnTypes(
            FlatMapFunction<IN, OUT> function,
            TypeInformation<IN> inType,
            @Nullable String functionName,
            boolean allowMissing) {
        return getUnaryOperatorReturnType(
                function, FlatMapFunction.class, 0, 1, OF_SECOND, inType, functionName, allowMissing);
    }

    /// The type that a [MapPartitionFunction] produces.
    public static <IN, OUT> TypeInformation<OUT> getMapPartitionReturnTypes(
            MapPartitionFunction<IN, OUT> function, TypeInformation<IN> inType) {
        return getMapPartitionReturnTypes(function, inType, null, false);
    }

    /// The type that a [MapPartitionFunction] of a named operator produces; what is not known is late.
    public static <IN, OUT> TypeInformation<OUT> getMapPartitionReturnTypes(
            MapPartitionFunction<IN, OUT> function,
            TypeInformation<IN> inType,
            @Nullable String functionName,
            boolean allowMissing) {
        return getUnaryOperatorReturnType(
                function, MapPartitionFunction.class, 0, 1, OF_SECOND, inType, functionName, allowMissing);
    }

    /// The type that a [GroupReduceFunction] produces.
    public static <IN, OUT> TypeInformation<OUT> getGroupReduceReturnTypes(
            GroupReduceFunction<IN, OUT> function, TypeInformation<IN> inType) {
        return getGroupReduceReturnTypes(function, inType, null, false);
    }

    /// The type that a [GroupReduceFunction] of a named operator produces; what is not known is late.
    public static <IN, OUT> TypeInformation<OUT> getGroupReduceReturnTypes(
            GroupReduceFunction<IN, OUT> function,
            TypeInformation<IN> inType,
            @Nullable String functionName,
            boolean allowMissing) {
        return getUnaryOperatorReturnType(
                function, GroupReduceFunction.class, 0, 1, OF_SECOND, inType, functionName, allowMissing);
    }

    /// The type that a [GroupCombineFunction] produces.
    public static <IN, OUT> TypeInformation<OUT> getGroupCombineReturnTypes(
            GroupCombineFunction<IN, OUT> function, TypeInformation<IN> inType) {
        return getGroupCombineReturnTypes(function, inType, null, false);
    }

    /// The type that a [GroupCombineFunction] of a named operator produces; what is not known is late.
    public static <IN, OUT> TypeInformation<OUT> getGroupCombineReturnTypes(
            GroupCombineFunction<IN, OUT> function,
            TypeInformation<IN> inType,
            @Nullable String functionName,
            boolean allowMissing) {
        return getUnaryOperatorReturnType(
                function, GroupCombineFunction.class, 0, 1, OF_SECOND, inType, functionName, allowMissing);
    }

    /// The type that a [KeySelector] produces.
    public static <IN, OUT> TypeInformation<OUT> getKeySelectorTypes(
            KeySelector<IN, OUT> function, TypeInformation<IN> inType) {
        return getKeySelectorTypes(function, inType, null, false);
    }

    /// The type that a [KeySelector] of a named operator produces; what is not known is late.
    public static <IN, OUT> TypeInformation<OUT> getKeySelectorTypes(
            KeySelector<IN, OUT> function,
            TypeInformation<IN> inType,
            @Nullable String functionName,
            boolean allowMissing) {
        return getUnaryOperatorReturnType(
                function, KeySelector.class, 0, 1, NO_INDEX, inType, functionName, allowMissing);
    }

    /// The type that a [FlatJoinFunction] produces.
    public static <IN1, IN2, OUT> TypeInformation<OUT> getFlatJoinReturnTypes(
            FlatJoinFunction<IN1, IN2, OUT> function, TypeInformation<IN1> in1Type, TypeInformation<IN2> in2Type) {
        return getFlatJoinReturnTypes(function, in1Type, in2Type, null, false);
    }

    /// The type that a [FlatJoinFunction] of a named operator produces; what is not known is late.
    public static <IN1, IN2, OUT> TypeInformation<OUT> getFlatJoinReturnTypes(
            FlatJoinFunction<IN1, IN2, OUT> function,
            TypeInformation<IN1> in1Type,
            TypeInformation<IN2> in2Type,
            @Nullable String functionName,
            boolean allowMissing) {
        return getBinaryOperatorReturnType(
                function, FlatJoinFunction.class, 0, 1, 2, OF_THIRD, in1Type, in2Type, functionName, allowMissing);
    }

    /// The type that a [JoinFunction] produces.
    public static <IN1, IN2, OUT> TypeInformation<OUT> getJoinReturnTypes(
            JoinFunction<IN1, IN2, OUT> function, TypeInformation<IN1> in1Type, TypeInformation<IN2> in2Type) {
        return getJoinReturnTypes(function, in1Type, in2Type, null, false);
    }

    /// The type that a [JoinFunction] of a named operator produces; what is not known is late.
    public static <IN1, IN2, OUT> TypeInformation<OUT> getJoinReturnTypes(
            JoinFunction<IN1, IN2, OUT> function,
            TypeInformation<IN1> in1Type,
            TypeInformation<IN2> in2Type,
            @Nullable String functionName,
            boolean allowMissing) {
        return getBinaryOperatorReturnType(
                function, JoinFunction.class, 0, 1, 2, NO_INDEX, in1Type, in2Type, functionName, allowMissing);
    }

    /// The type that a [CoGroupFunction] produces.
    public static <IN1, IN2, OUT> TypeInformation<OUT> getCoGroupReturnTypes(
            CoGroupFunction<IN1, IN2, OUT> function, TypeInformation<IN1> in1Type, TypeInformation<IN2> in2Type) {
        return getCoGroupReturnTypes(function, in1Type, in2Type, null, false);
    }

    /// The type that a [CoGroupFunction] of a named operator produces; what is not known is late.
    public static <IN1, IN2, OUT> TypeInformation<OUT> getCoGroupReturnTypes(
            CoGroupFunction<IN1, IN2, OUT> function,
            TypeInformation<IN1> in1Type,
            TypeInformation<IN2> in2Type,
            @Nullable String functionName,
            boolean allowMissing) {
        return getBinaryOperatorReturnType(
                function, CoGroupFunction.class, 0, 1, 2, OF_THIRD, in1Type, in2Type, functionName, allowMissing);
    }

    /// The type that a [CrossFunction] produces.
    public static <IN1, IN2, OUT> TypeInformation<OUT> getCrossReturnTypes(
            CrossFunction<IN1, IN2, OUT> function, TypeInformation<IN1> in1Type, TypeInformation<IN2> in2Type) {
        return getCrossReturnTypes(function, in1Type, in2Type, null, false);
    }

    /// The type that a [CrossFunction] of a named operator produces; what is not known is late.
    public static <IN1, IN2, OUT> TypeInformation<OUT> getCrossReturnTypes(
            CrossFunction<IN1, IN2, OUT> function,
            TypeInformation<IN1> in1Type,
            TypeInformation<IN2> in2Type,
            @Nullable String functionName,
            boolean allowMissing) {
        return getBinaryOperatorReturnType(
                function, CrossFunction.class, 0, 1, 2, NO_INDEX, in1Type, in2Type, functionName, allowMissing);
    }

    /// The type of an aggregation's accumulator.
    public static <IN, ACC> TypeInformation<ACC> getAggregateFunctionAccumulatorType(
            AggregateFunction<IN, ACC, ?> function,
            TypeInformation<IN> inType,
            @Nullable String functionName,
            boolean allowMissing) {
        return FunctionTypes.argument(function, AggregateFunction.class, 1, Map.of(0, inType));
    }

    /// The type of an aggregation's result.
    public static <IN, OUT> TypeInformation<OUT> getAggregateFunctionReturnType(
            AggregateFunction<IN, ?, OUT> function,
            TypeInformation<IN> inType,
            @Nullable String functionName,
            boolean allowMissing) {
        return FunctionTypes.output(function, AggregateFunction.class, 2, NO_INDEX, Map.of(0, inType));
    }

    /// The type of the keys that a partitioner takes.
    public static <T> TypeInformation<T> getPartitionerTypes(Partitioner<T> partitioner) {
        return getPartitionerTypes(partitioner, null, false);
    }

    /// The type of the keys that a partitioner of a named operator takes; late if it is not known.
    @SuppressWarnings("unchecked")
    public static <T> TypeInformation<T> getPartitionerTypes(
            Partitioner<T> partitioner, @Nullable String functionName, boolean allowMissing) {
        LambdaSignature lambda = LambdaSignature.of(partitioner);
        if (lambda != null) return (TypeInformation<T>) lambda.parameter(0);
        return FunctionTypes.argument(partitioner, Partitioner.class, 0, Map.of());
    }

    /// The type that a function of one input produces.
    ///
    /// @param inputTypeArgumentIndex which type parameter of `baseClass` is the input, or -1
    /// @param outputTypeArgumentIndex which type parameter of `baseClass` is the output
    /// @param lambdaOutputTypeArgumentIndices a lambda's parameter and its argument; empty if it returns the output
    public static <IN, OUT> TypeInformation<OUT> getUnaryOperatorReturnType(
            Function function,
            Class<?> baseClass,
            int inputTypeArgumentIndex,
            int outputTypeArgumentIndex,
            int[] lambdaOutputTypeArgumentIndices,
            @Nullable TypeInformation<IN> inType,
            @Nullable String functionName,
            boolean allowMissing) {
        Map<Integer, TypeInformation<?>> inputs =
                inType == null || inputTypeArgumentIndex < 0 ? Map.of() : Map.of(inputTypeArgumentIndex, inType);
        return FunctionTypes.output(
                function, baseClass, outputTypeArgumentIndex, lambdaOutputTypeArgumentIndices, inputs);
    }

    /// The type that a function of two inputs produces; the indices mean the same as for one input.
    public static <IN1, IN2, OUT> TypeInformation<OUT> getBinaryOperatorReturnType(
            Function function,
            Class<?> baseClass,
            int input1TypeArgumentIndex,
            int input2TypeArgumentIndex,
            int outputTypeArgumentIndex,
            int[] lambdaOutputTypeArgumentIndices,
            @Nullable TypeInformation<IN1> in1Type,
            @Nullable TypeInformation<IN2> in2Type,
            @Nullable String functionName,
            boolean allowMissing) {
        Map<Integer, TypeInformation<?>> inputs = new LinkedHashMap<>();
        if (in1Type != null && input1TypeArgumentIndex >= 0) inputs.put(input1TypeArgumentIndex, in1Type);
        if (in2Type != null && input2TypeArgumentIndex >= 0) inputs.put(input2TypeArgumentIndex, in2Type);
        return FunctionTypes.output(
                function, baseClass, outputTypeArgumentIndex, lambdaOutputTypeArgumentIndices, inputs);
    }

    /// The type of a class.
    @SuppressWarnings("unchecked")
    public static <T> TypeInformation<T> createTypeInfo(Class<T> type) {
        return (TypeInformation<T>) createTypeInfo((Type) type);
    }

    /// The type of a reflected type.
    public static TypeInformation<?> createTypeInfo(Type t) {
        return new TypeResolution(Map.of()).of(t);
    }

    /// The type that an object's class gives to a type parameter of a superclass.
    public static <OUT> TypeInformation<OUT> createTypeInfo(
            Object instance, Class<?> baseClass, Class<?> clazz, int returnParamPos) {
        return FunctionTypes.output(instance, baseClass, returnParamPos, NO_INDEX, Map.of());
    }

    /// The type that a class gives to a type parameter of a superclass; a type variable if it does not say.
    public static Type getParameterType(Class<?> baseClass, Class<?> clazz, int pos) {
        return Generics.arguments(baseClass, clazz).get(pos);
    }

    /// The factory that is registered for a type or named by its annotation, or null.
    @SuppressWarnings("unchecked")
    public static <OUT> @Nullable TypeInfoFactory<OUT> getTypeInfoFactory(Type t) {
        return (TypeInfoFactory<OUT>) TypeResolution.factory(Generics.raw(t));
    }

    /// The factory that a field's annotation names, or null.
    @SuppressWarnings("unchecked")
    public static <OUT> @Nullable TypeInfoFactory<OUT> getTypeInfoFactory(Field field) {
        TypeInfo annotation = field.getAnnotation(TypeInfo.class);
        return annotation == null ? null : (TypeInfoFactory<OUT>) TypeResolution.newFactory(annotation.value());
    }

    /// The type of a class; the same as [#createTypeInfo(Class)].
    public static <X> TypeInformation<X> getForClass(Class<X> clazz) {
        return createTypeInfo(clazz);
    }

    /// The type of a value, with the types of the fields it has now.
    public static <X> TypeInformation<X> getForObject(X value) {
        return FunctionTypes.ofValue(value);
    }

    /// Whether a class is a record.
    public static boolean isRecord(Class<?> clazz) {
        return clazz.isRecord();
    }

    /// All fields of a class and its superclasses that are neither static nor transient.
    ///
    /// @throws InvalidTypesException if a name occurs twice and that is not to be ignored
    public static List<Field> getAllDeclaredFields(Class<?> clazz, boolean ignoreDuplicates) {
        List<Field> fields = PojoMethods.fields(clazz);
        if (!ignoreDuplicates && FunctionTypes.hidesFields(clazz, fields.size())) {
            throw new InvalidTypesException("The class " + clazz.getName() + " hides a field of a superclass.");
        }
        return fields;
    }

    /// The field of a class or one of its superclasses, or null.
    public static @Nullable Field getDeclaredField(Class<?> clazz, String name) {
        for (Field field : PojoMethods.fields(clazz)) {
            if (field.getName().equals(name)) return field;
        }
        return null;
    }

    /// Whether equal objects of a class hash alike, because it does not inherit `Object.hashCode`.
    static boolean hasOwnHashCode(Class<?> clazz) {
        try {
            return clazz.isInterface() || clazz.getMethod("hashCode").getDeclaringClass() != Object.class;
        } catch (NoSuchMethodException _) {
            return false;
        }
    }
}
