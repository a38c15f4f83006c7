package dev.millrace.api.type;

import dev.millrace.api.serializer.TypeSerializer;
import dev.millrace.api.serializer.VoidSerializer;
import dev.millrace.api.value.Nothing;

/// Describes the type [Nothing], which has no values. Exists for programs that name it; the engine does not use it.
public class NothingTypeInfo extends UnstructuredTypeInfo<Nothing> {
    private static final long serialVersionUID = 1L;

    /// Creates the type.
    public NothingTypeInfo() {
        super(Nothing.class);
    }

    @Override
    public boolean isKeyType() {
        return false;
    }

    @Override
    @SuppressWarnings("unchecked") // no value exists that could be passed
    public TypeSerializer<Nothing> createSerializer(SerializerConfig config) {
        return (TypeSerializer<Nothing>) (TypeSerializer<?>) VoidSerializer.INSTANCE;
    }
}
