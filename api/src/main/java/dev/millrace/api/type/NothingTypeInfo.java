package dev.millrace.api.type;

import dev.millrace.api.serializer.TypeSerializer;
import dev.millrace.api.serializer.VoidSerializer;

/// The type of nothing: no value has it.
public class NothingTypeInfo extends UnstructuredTypeInfo<Void> {
    private static final long serialVersionUID = 1L;

    /// The type.
    public NothingTypeInfo() {
        super(Void.class);
    }

    @Override
    public boolean isKeyType() {
        return false;
    }

    @Override
    public TypeSerializer<Void> createSerializer(SerializerConfig config) {
        return VoidSerializer.INSTANCE;
    }
}
