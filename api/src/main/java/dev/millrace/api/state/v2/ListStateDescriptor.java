package dev.millrace.api.state.v2;

import dev.millrace.api.serializer.TypeSerializer;
import dev.millrace.api.type.TypeInformation;

/// Describes a [ListState].
public class ListStateDescriptor<T> extends StateDescriptor<T> {
    private static final long serialVersionUID = 1L;

    public ListStateDescriptor(String stateId, TypeInformation<T> typeInfo) {
        super(stateId, typeInfo);
    }

    public ListStateDescriptor(String stateId, TypeSerializer<T> serializer) {
        super(stateId, serializer);
    }

    public ListStateDescriptor(String stateId, Class<T> typeClass) {
        super(stateId, typeClass);
    }

    /// Returns a descriptor of the same state for synchronous access.
    public dev.millrace.api.state.ListStateDescriptor<T> plain() {
        TypeInformation<T> type = getTypeInformation();
        return expiring(
                type == null
                        ? new dev.millrace.api.state.ListStateDescriptor<>(getStateId(), getSerializer())
                        : new dev.millrace.api.state.ListStateDescriptor<>(getStateId(), type));
    }

    @Override
    public Type getType() {
        return Type.LIST;
    }
}
