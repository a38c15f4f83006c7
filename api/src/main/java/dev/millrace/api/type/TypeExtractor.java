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
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Extracts types by reflection from classes, objects and functions.
///
/// If the compiler erased a type, the result is a late type ([LateTypeInfo]) instead of an error.
public class TypeExtractor {
    /// No lambda parameter: the output is the return value of the function.
    public static final int[] NO_INDEX = {};

    private static final int[] OF_SECOND = {1, 0};
    private static final int[] OF_THIRD = {2, 0};

    /// Creates an instance for a subclass; all members are static.
    protected TypeExtractor() {}

    /// Registers the type factory of a class.
    public static void registerFactory(Type t, Class<? extends TypeInfoFactory<?>> factory) {
        TypeResolution.register(t, factory);
    }

    /// Returns the type of the records that a format reads.
    @SuppressWarnings("unchecked") // the produced type of a format is the type of its records
    public static <IN> TypeInformation<IN> getInputFormatTypes(InputFormat<IN, ?> inputFormatInterface) {
        if (inputFormatInterface instanceof ResultTypeQueryable<?> knowing) {
            return (TypeInformation<IN>) knowing.getProducedType();
        }
        return createTypeInfo(inputFormatInterface, InputFormat.class, inputFormatInterface.getClass(), 0);
    }

    /// Returns the output type of a [MapFunction].
    public static <IN, OUT> TypeInformation<OUT> getMapReturnTypes(
            MapFunction<IN, OUT> function, TypeInformation<IN> inType) {
        return getMapReturnTypes(function, inType, null, false);
    }

    /// Returns the output type of a [MapFunction]. Unknown parts become late types.
    public static <IN, OUT> TypeInformation<OUT> getMapReturnTypes(
            MapFunction<IN, OUT> function,
            TypeInformation<IN> inType,
            @Nullable String functionName,
            boolean allowMissing) {
        return getUnaryOperatorReturnType(
                function, MapFunction.class, 0, 1, NO_INDEX, inType, functionName, allowMissing);
    }

    /// Returns the output type of a [FlatMapFunction].
    public static <IN, OUT> TypeInformation<OUT> getFlatMapReturnTypes(
            FlatMapFunction<IN, OUT> function, TypeInformation<IN> inType) {
        return getFlatMapReturnTypes(function, inType, null, false);
    }

    /// Returns the output type of a [FlatMapFunction]. Unknown parts become late types.
    public static <IN, OUT> TypeInformation<OUT> getFlatMapReturnTypes(
            FlatMapFunction<IN, OUT> function,
            TypeInformation<IN> inType,
            @Nullable String functionName,
            boolean allowMissing) {
        return getUnaryOperatorReturnType(
                function, FlatMapFunction.class, 0, 1, OF_SECOND, inType, functionName, allowMissing);
    }

    /// Returns the output type of a [MapPartitionFunction].
    public static <IN, OUT> TypeInformation<OUT> getMapPartitionReturnTypes(
            MapPartitionFunction<IN, OUT> function, TypeInformation<IN> inType) {
        return getMapPartitionReturnTypes(function, inType, null, false);
    }

    /// Returns the output type of a [MapPartitionFunction]. Unknown parts become late types.
    public static <IN, OUT> TypeInformation<OUT> getMapPartitionReturnTypes(
            MapPartitionFunction<IN, OUT> function,
            TypeInformation<IN> inType,
            @Nullable String functionName,
            boolean allowMissing) {
        return getUnaryOperatorReturnType(
                function, MapPartitionFunction.class, 0, 1, OF_SECOND, inType, functionName, allowMissing);
    }

    /// Returns the output type of a [GroupReduceFunction].
    public static <IN, OUT> TypeInformation<OUT> getGroupReduceReturnTypes(
            GroupReduceFunction<IN, OUT> function, TypeInformation<IN> inType) {
        return getGroupReduceReturnTypes(function, inType, null, false);
    }

    /// Returns the output type of a [GroupReduceFunction]. Unknown parts become late types.
    public static <IN, OUT> TypeInformation<OUT> getGroupReduceReturnTypes(
            GroupReduceFunction<IN, OUT> function,
            TypeInformation<IN> inType,
            @Nullable String functionName,
            boolean allowMissing) {
        return getUnaryOperatorReturnType(
                function, GroupReduceFunction.class, 0, 1, OF_SECOND, inType, functionName, allowMissing);
    }

    /// Returns the output type of a [GroupCombineFunction].
    public static <IN, OUT> TypeInformation<OUT> getGroupCombineReturnTypes(
            GroupCombineFunction<IN, OUT> function, TypeInformation<IN> inType) {
        return getGroupCombineReturnTypes(function, inType, null, false);
    }

    /// Returns the output type of a [GroupCombineFunction]. Unknown parts become late types.
    public static <IN, OUT> TypeInformation<OUT> getGroupCombineReturnTypes(
            GroupCombineFunction<IN, OUT> function,
            TypeInformation<IN> inType,
            @Nullable String functionName,
            boolean allowMissing) {
        return getUnaryOperatorReturnType(
                function, GroupCombineFunction.class, 0, 1, OF_SECOND, inType, functionName, allowMissing);
    }

    /// Returns the output type of a [KeySelector].
    public static <IN, OUT> TypeInformation<OUT> getKeySelectorTypes(
            KeySelector<IN, OUT> function, TypeInformation<IN> inType) {
        return getKeySelectorTypes(function, inType, null, false);
    }

    /// Returns the output type of a [KeySelector]. Unknown parts become late types.
    public static <IN, OUT> TypeInformation<OUT> getKeySelectorTypes(
            KeySelector<IN, OUT> function,
            TypeInformation<IN> inType,
            @Nullable String functionName,
            boolean allowMissing) {
        return getUnaryOperatorReturnType(
                function, KeySelector.class, 0, 1, NO_INDEX, inType, functionName, allowMissing);
    }

    /// Returns the output type of a [FlatJoinFunction].
    public static <IN1, IN2, OUT> TypeInformation<OUT> getFlatJoinReturnTypes(
            FlatJoinFunction<IN1, IN2, OUT> function, TypeInformation<IN1> in1Type, TypeInformation<IN2> in2Type) {
        return getFlatJoinReturnTypes(function, in1Type, in2Type, null, false);
    }

    /// Returns the output type of a [FlatJoinFunction]. Unknown parts become late types.
    public static <IN1, IN2, OUT> TypeInformation<OUT> getFlatJoinReturnTypes(
            FlatJoinFunction<IN1, IN2, OUT> function,
            TypeInformation<IN1> in1Type,
            TypeInformation<IN2> in2Type,
            @Nullable String functionName,
            boolean allowMissing) {
        return getBinaryOperatorReturnType(
                function, FlatJoinFunction.class, 0, 1, 2, OF_THIRD, in1Type, in2Type, functionName, allowMissing);
    }

    /// Returns the output type of a [JoinFunction].
    public static <IN1, IN2, OUT> TypeInformation<OUT> getJoinReturnTypes(
            JoinFunction<IN1, IN2, OUT> function, TypeInformation<IN1> in1Type, TypeInformation<IN2> in2Type) {
        return getJoinReturnTypes(function, in1Type, in2Type, null, false);
    }

    /// Returns the output type of a [JoinFunction]. Unknown parts become late types.
    public static <IN1, IN2, OUT> TypeInformation<OUT> getJoinReturnTypes(
            JoinFunction<IN1, IN2, OUT> function,
            TypeInformation<IN1> in1Type,
            TypeInformation<IN2> in2Type,
            @Nullable String functionName,
            boolean allowMissing) {
        return getBinaryOperatorReturnType(
                function, JoinFunction.class, 0, 1, 2, NO_INDEX, in1Type, in2Type, functionName, allowMissing);
    }

    /// Returns the output type of a [CoGroupFunction].
    public static <IN1, IN2, OUT> TypeInformation<OUT> getCoGroupReturnTypes(
            CoGroupFunction<IN1, IN2, OUT> function, TypeInformation<IN1> in1Type, TypeInformation<IN2> in2Type) {
        return getCoGroupReturnTypes(function, in1Type, in2Type, null, false);
    }

    /// Returns the output type of a [CoGroupFunction]. Unknown parts become late types.
    public static <IN1, IN2, OUT> TypeInformation<OUT> getCoGroupReturnTypes(
            CoGroupFunction<IN1, IN2, OUT> function,
            TypeInformation<IN1> in1Type,
            TypeInformation<IN2> in2Type,
            @Nullable String functionName,
            boolean allowMissing) {
        return getBinaryOperatorReturnType(
                function, CoGroupFunction.class, 0, 1, 2, OF_THIRD, in1Type, in2Type, functionName, allowMissing);
    }

    /// Returns the output type of a [CrossFunction].
    public static <IN1, IN2, OUT> TypeInformation<OUT> getCrossReturnTypes(
            CrossFunction<IN1, IN2, OUT> function, TypeInformation<IN1> in1Type, TypeInformation<IN2> in2Type) {
        return getCrossReturnTypes(function, in1Type, in2Type, null, false);
    }

    /// Returns the output type of a [CrossFunction]. Unknown parts become late types.
    public static <IN1, IN2, OUT> TypeInformation<OUT> getCrossReturnTypes(
            CrossFunction<IN1, IN2, OUT> function,
            TypeInformation<IN1> in1Type,
            TypeInformation<IN2> in2Type,
            @Nullable String functionName,
            boolean allowMissing) {
        return getBinaryOperatorReturnType(
                function, CrossFunction.class, 0, 1, 2, NO_INDEX, in1Type, in2Type, functionName, allowMissing);
    }

    /// Returns the type of the accumulator of an aggregation.
    public static <IN, ACC> TypeInformation<ACC> getAggregateFunctionAccumulatorType(
            AggregateFunction<IN, ACC, ?> function,
            TypeInformation<IN> inType,
            @Nullable String functionName,
            boolean allowMissing) {
        return FunctionTypes.argument(AggregateFunction.class, function.getClass(), 1, Map.of(0, inType));
    }

    /// Returns the type of the result of an aggregation.
    public static <IN, OUT> TypeInformation<OUT> getAggregateFunctionReturnType(
            AggregateFunction<IN, ?, OUT> function,
            TypeInformation<IN> inType,
            @Nullable String functionName,
            boolean allowMissing) {
        return FunctionTypes.output(function, AggregateFunction.class, 2, NO_INDEX, Map.of(0, inType));
    }

    /// Returns the type of the keys of a partitioner.
    public static <T> TypeInformation<T> getPartitionerTypes(Partitioner<T> partitioner) {
        return getPartitionerTypes(partitioner, null, false);
    }

    /// Returns the type of the keys of a partitioner; a late type if unknown.
    @SuppressWarnings("unchecked")
    public static <T> TypeInformation<T> getPartitionerTypes(
            Partitioner<T> partitioner, @Nullable String functionName, boolean allowMissing) {
        LambdaSignature lambda = LambdaSignature.of(partitioner);
        if (lambda != null) return (TypeInformation<T>) lambda.parameter(0);
        return FunctionTypes.argument(Partitioner.class, partitioner.getClass(), 0, Map.of());
    }

    /// Returns the output type of a function with one input.
    ///
    /// @param inputTypeArgumentIndex the index of the input in the type parameters of `baseClass`; -1 for none
    /// @param outputTypeArgumentIndex the index of the output in the type parameters of `baseClass`
    /// @param lambdaOutputTypeArgumentIndices the index of a lambda parameter and the index of its type argument
    /// that is the output; empty if the lambda returns the output
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

    /// Returns the output type of a function with two inputs. The indices have the same meaning as for one input.
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

    /// Returns the type of a class.
    @SuppressWarnings("unchecked")
    public static <T> TypeInformation<T> createTypeInfo(Class<T> type) {
        return (TypeInformation<T>) createTypeInfo((Type) type);
    }

    /// Returns the type of a reflected type.
    public static TypeInformation<?> createTypeInfo(Type t) {
        return new TypeResolution(Map.of()).of(t);
    }

    /// Returns the type argument that an object's class passes to a superclass.
    public static <OUT> TypeInformation<OUT> createTypeInfo(
            Object instance, Class<?> baseClass, Class<?> clazz, int returnParamPos) {
        return FunctionTypes.output(instance, baseClass, returnParamPos, NO_INDEX, Map.of());
    }

    /// Returns the type argument that a class passes to a superclass. Type variables of the class take the types of the
    /// inputs where these define them.
    ///
    /// @param in1Type the type of the first input; null if there is none
    /// @param in2Type the type of the second input; null if there is none
    public static <IN1, IN2, OUT> TypeInformation<OUT> createTypeInfo(
            Class<?> baseClass,
            Class<?> clazz,
            int returnParamPos,
            @Nullable TypeInformation<IN1> in1Type,
            @Nullable TypeInformation<IN2> in2Type) {
        Map<Integer, TypeInformation<?>> inputs = new HashMap<>();
        if (in1Type != null) inputs.put(0, in1Type);
        if (in2Type != null) inputs.put(1, in2Type);
        return FunctionTypes.argument(baseClass, clazz, returnParamPos, inputs);
    }

    /// Returns the type argument that a class passes to a superclass; a type variable if the class does not declare it.
    public static Type getParameterType(Class<?> baseClass, Class<?> clazz, int pos) {
        return Generics.arguments(baseClass, clazz).get(pos);
    }

    /// Returns the type factory that is registered for a type or named by its annotation; null for none.
    @SuppressWarnings("unchecked")
    public static <OUT> @Nullable TypeInfoFactory<OUT> getTypeInfoFactory(Type t) {
        return (TypeInfoFactory<OUT>) TypeResolution.factory(Generics.raw(t));
    }

    /// Returns the type factory that the annotation of a field names; null for none.
    @SuppressWarnings("unchecked")
    public static <OUT> @Nullable TypeInfoFactory<OUT> getTypeInfoFactory(Field field) {
        TypeInfo annotation = field.getAnnotation(TypeInfo.class);
        return annotation == null ? null : (TypeInfoFactory<OUT>) TypeResolution.newFactory(annotation.value());
    }

    /// Returns the type of a class, like [#createTypeInfo(Class)].
    public static <X> TypeInformation<X> getForClass(Class<X> clazz) {
        return createTypeInfo(clazz);
    }

    /// Returns the type of a value. The types of fields come from their current values.
    public static <X> TypeInformation<X> getForObject(X value) {
        return FunctionTypes.ofValue(value);
    }

    /// Returns whether a class is a record.
    public static boolean isRecord(Class<?> clazz) {
        return clazz.isRecord();
    }

    /// Returns all fields of a class and its superclasses that are neither static nor transient.
    ///
    /// @throws InvalidTypesException if a name occurs twice and `ignoreDuplicates` is false
    public static List<Field> getAllDeclaredFields(Class<?> clazz, boolean ignoreDuplicates) {
        List<Field> fields = PojoMethods.fields(clazz);
        if (!ignoreDuplicates && FunctionTypes.hidesFields(clazz, fields.size())) {
            throw new InvalidTypesException("The class " + clazz.getName() + " hides a field of a superclass.");
        }
        return fields;
    }

    /// Returns a field of a class or one of its superclasses; null if there is none.
    public static @Nullable Field getDeclaredField(Class<?> clazz, String name) {
        for (Field field : PojoMethods.fields(clazz)) {
            if (field.getName().equals(name)) return field;
        }
        return null;
    }

    /// Returns whether a class overrides `Object.hashCode`, so that equal objects can have equal hash codes.
    static boolean hasOwnHashCode(Class<?> clazz) {
        try {
            return clazz.isInterface() || clazz.getMethod("hashCode").getDeclaringClass() != Object.class;
        } catch (NoSuchMethodException _) {
            return false;
        }
    }
}
