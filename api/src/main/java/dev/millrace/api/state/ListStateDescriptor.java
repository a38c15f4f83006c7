package dev.millrace.api.state;

import dev.millrace.api.serializer.ListSerializer;
import dev.millrace.api.serializer.TypeSerializer;
import dev.millrace.api.type.ListTypeInfo;
import dev.millrace.api.type.TypeInformation;
import java.lang.reflect.Type;
import java.util.List;

/// Describes a [ListState].
public class ListStateDescriptor<T> extends StateDescriptor<ListState<T>, List<T>> {
    private static final long serialVersionUID = 1L;

    public ListStateDescriptor(String name, Class<T> elementTypeClass) {
        super(name, new ListTypeInfo<>(elementTypeClass), null);
    }

    public ListStateDescriptor(String name, TypeInformation<T> elementTypeInfo) {
        super(name, new ListTypeInfo<>(elementTypeInfo), null);
    }

    public ListStateDescriptor(String name, TypeSerializer<T> typeSerializer) {
        super(name, new ListSerializer<>(typeSerializer), null);
    }

    /// Returns the serializer of an element.
    ///
    /// @throws IllegalStateException if the serializer is not set yet or is not a list serializer
    public TypeSerializer<T> getElementSerializer() {
        if (getSerializer() instanceof ListSerializer<T> list) return list.getElementSerializer();
        throw new IllegalStateException("the serializer of list state '" + name + "' is not one of lists");
    }

    @Override
    public Type getType() {
        return Type.LIST;
    }
}
