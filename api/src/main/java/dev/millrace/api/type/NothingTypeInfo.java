package dev.millrace.api.type;

import dev.millrace.api.serializer.TypeSerializer;
import dev.millrace.api.serializer.VoidSerializer;
import dev.millrace.api.value.Nothing;

/// The type of nothing: no value has it.
public class NothingTypeInfo extends UnstructuredTypeInfo<Nothing> {
    private static final long serialVersionUID = 1L;

    /// The type.
    public NothingTypeInfo() {
        super(Nothing.class);
    }

    @Override
    public boolean isKeyType() {
        return false;
    }

    @Override
    @SuppressWarnings("unchecked") // there is no value that it could be called with
    public TypeSerializer<Nothing> createSerializer(SerializerConfig config) {
        return (TypeSerializer<Nothing>) (TypeSerializer<?>) VoidSerializer.INSTANCE;
    }
}
