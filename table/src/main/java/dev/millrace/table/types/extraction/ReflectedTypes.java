package dev.millrace.table.types.extraction;

import dev.millrace.api.execution.ExecutionConfig;
import dev.millrace.api.serializer.TypeSerializer;
import dev.millrace.api.type.GenericTypeInfo;
import dev.millrace.table.annotation.DataTypeHint;
import dev.millrace.table.api.dataview.ListView;
import dev.millrace.table.api.dataview.MapView;
import dev.millrace.table.fault.ValidationException;
import dev.millrace.table.types.DataType;
import dev.millrace.table.types.DataTypes;
import dev.millrace.table.types.logical.LogicalType;
import java.lang.reflect.GenericArrayType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Finds the data types of Java classes.
public final class ReflectedTypes {
    private final GenericTypes generics;
    private final Set<Class<?>> open = new HashSet<>();

    ReflectedTypes(GenericTypes generics) {
        this.generics = generics;
    }

    /// Returns the data type of a class.
    ///
    /// @throws ValidationException if there is none
    public static DataType of(Class<?> type) {
        return new ReflectedTypes(new GenericTypes(type)).of(type, Hints.NONE, type.getAnnotation(DataTypeHint.class));
    }

    /// Returns the type that a hint gives, or else the one of a class.
    DataType of(Type type, Hints outer, @Nullable DataTypeHint hint) {
        Hints hints = outer.with(hint);
        Class<?> raw = GenericTypes.raw(generics.resolved(type));
        DataType hinted = hint == null ? null : hinted(hint, raw, hints);
        return hinted == null ? reflected(generics.resolved(type), hints) : hinted;
    }

    /// Returns the type that a hint gives in full; null if reflection must find it.
    private @Nullable DataType hinted(DataTypeHint hint, Class<?> raw, Hints hints) {
        Class<?> wanted = hint.bridgedTo() == void.class ? raw : hint.bridgedTo();
        if (hint.value().equals("RAW")) return raw(wanted, serializer(hint));
        if (!hint.value().isEmpty()) return bridged(DataTypes.parse(hint.value()), wanted);
        if (serializer(hint) != null) return raw(wanted, serializer(hint));
        return hint.bridgedTo() == void.class ? null : reflected(hint.bridgedTo(), hints);
    }

    private static @Nullable TypeSerializer<?> serializer(DataTypeHint hint) {
        Class<? extends TypeSerializer<?>> type = hint.rawSerializer();
        if (type.getSimpleName().equals("UnknownSerializer")) return null;
        try {
            return type.getDeclaredConstructor().newInstance();
        } catch (ReflectiveOperationException failed) {
            throw ExtractionFaults.type(
                    "The serializer " + type.getName() + " of a RAW type cannot be created: " + failed + ".",
                    "Give it a public constructor without parameters.");
        }
    }

    /// Returns the type with values of a class, if it has such values.
    private static DataType bridged(DataType type, Class<?> wanted) {
        LogicalType logical = type.getLogicalType();
        boolean isGeneral = wanted.isAssignableFrom(type.getConversionClass());
        boolean isPossible = logical.supportsInputConversion(wanted) || logical.supportsOutputConversion(wanted);
        return !isGeneral && isPossible ? type.bridgedTo(wanted) : type;
    }

    @SuppressWarnings("unchecked")
    private static DataType raw(Class<?> type, @Nullable TypeSerializer<?> serializer) {
        Class<Object> known = (Class<Object>) boxed(type);
        TypeSerializer<Object> made = serializer == null
                ? new GenericTypeInfo<>(known).createSerializer(new ExecutionConfig().getSerializerConfig())
                : (TypeSerializer<Object>) serializer;
        return DataTypes.RAW(known, made);
    }

    private static Class<?> boxed(Class<?> type) {
        return java.lang.invoke.MethodType.methodType(type).wrap().returnType();
    }

    private DataType reflected(Type type, Hints hints) {
        Class<?> raw = GenericTypes.raw(type);
        if (hints.mustBeRaw(raw)) return raw(raw, null);
        DataType known = KnownClasses.of(raw, hints);
        if (known == null) known = collection(type, raw, hints);
        if (known != null) return known;
        if (ObjectTypes.isObject(raw) && open.add(raw)) {
            try {
                return new ObjectTypes(this, hints).of(type, raw);
            } catch (ValidationException wrong) {
                if (!hints.mayBeRaw(raw)) throw wrong;
            } finally {
                open.remove(raw);
            }
        }
        if (hints.mayBeRaw(raw)) return raw(raw, null);
        throw ExtractionFaults.type(
                "The class " + type.getTypeName() + " has no SQL type that follows from the class alone.",
                "Add @DataTypeHint(\"TYPE\"), or use another class.");
    }

    private @Nullable DataType collection(Type type, Class<?> raw, Hints hints) {
        if (type instanceof GenericArrayType array) {
            return DataTypes.ARRAY(reflected(array.getGenericComponentType(), hints));
        }
        if (raw.isArray()) return DataTypes.ARRAY(reflected(raw.getComponentType(), hints));
        if (raw == List.class || raw == Collection.class) {
            return DataTypes.ARRAY(argument(type, 0, hints)).bridgedTo(List.class);
        }
        if (raw == Map.class) return DataTypes.MAP(argument(type, 0, hints), argument(type, 1, hints));
        if (raw == ListView.class) return ListView.newListViewDataType(argument(type, 0, hints));
        if (raw == MapView.class) {
            return MapView.newMapViewDataType(argument(type, 0, hints), argument(type, 1, hints));
        }
        return null;
    }

    private DataType argument(Type type, int index, Hints hints) {
        if (type instanceof ParameterizedType parameterized) {
            return reflected(parameterized.getActualTypeArguments()[index], hints);
        }
        throw ExtractionFaults.type(
                "The class " + type.getTypeName() + " lacks the types of its elements.",
                "Declare them, or add @DataTypeHint(\"TYPE\").");
    }
}
