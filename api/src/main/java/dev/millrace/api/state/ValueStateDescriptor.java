package dev.millrace.api.state;

import dev.millrace.api.serializer.TypeSerializer;
import dev.millrace.api.type.TypeInformation;
import java.lang.reflect.Type;
import org.jspecify.annotations.Nullable;

/// Describes a [ValueState].
public class ValueStateDescriptor<T> extends StateDescriptor<ValueState<T>, T> {
    private static final long serialVersionUID = 1L;

    /// Creates a descriptor with a default value.
    ///
    /// @param defaultValue the value of keys that have none; prefer a check for null in the function
    public ValueStateDescriptor(String name, Class<T> typeClass, @Nullable T defaultValue) {
        super(name, typeClass, defaultValue);
    }

    /// Creates a descriptor with a default value.
    ///
    /// @param defaultValue the value of keys that have none; prefer a check for null in the function
    public ValueStateDescriptor(String name, TypeInformation<T> typeInfo, @Nullable T defaultValue) {
        super(name, typeInfo, defaultValue);
    }

    /// Creates a descriptor with a default value.
    ///
    /// @param defaultValue the value of keys that have none; prefer a check for null in the function
    public ValueStateDescriptor(String name, TypeSerializer<T> typeSerializer, @Nullable T defaultValue) {
        super(name, typeSerializer, defaultValue);
    }

    public ValueStateDescriptor(String name, Class<T> typeClass) {
        super(name, typeClass, null);
    }

    public ValueStateDescriptor(String name, TypeInformation<T> typeInfo) {
        super(name, typeInfo, null);
    }

    public ValueStateDescriptor(String name, TypeSerializer<T> typeSerializer) {
        super(name, typeSerializer, null);
    }

    @Override
    public Type getType() {
        return Type.VALUE;
    }
}
