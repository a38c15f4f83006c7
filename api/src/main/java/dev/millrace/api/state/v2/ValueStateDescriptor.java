package dev.millrace.api.state.v2;

import dev.millrace.api.serializer.TypeSerializer;
import dev.millrace.api.type.TypeInformation;

/// Describes a [ValueState].
public class ValueStateDescriptor<T> extends StateDescriptor<T> {
    private static final long serialVersionUID = 1L;

    public ValueStateDescriptor(String stateId, TypeInformation<T> typeInfo) {
        super(stateId, typeInfo);
    }

    public ValueStateDescriptor(String stateId, TypeSerializer<T> serializer) {
        super(stateId, serializer);
    }

    public ValueStateDescriptor(String stateId, Class<T> typeClass) {
        super(stateId, typeClass);
    }

    /// Returns a descriptor of the same state for synchronous access.
    public dev.millrace.api.state.ValueStateDescriptor<T> plain() {
        TypeInformation<T> type = getTypeInformation();
        return expiring(
                type == null
                        ? new dev.millrace.api.state.ValueStateDescriptor<>(getStateId(), getSerializer())
                        : new dev.millrace.api.state.ValueStateDescriptor<>(getStateId(), type));
    }

    @Override
    public Type getType() {
        return Type.VALUE;
    }
}
