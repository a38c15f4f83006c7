package dev.millrace.api.type;

import dev.millrace.api.serializer.TypeSerializer;

/// A type that is not known before the program runs, since javac erased it: each value is written with its class.
///
/// `.returns(...)` on the operator gives the type early, which is faster.
public final class LateTypeInfo<T> extends UnstructuredTypeInfo<T> {
    private static final long serialVersionUID = 1L;

    /// Any type at all.
    public static final LateTypeInfo<Object> ANY = new LateTypeInfo<>(Object.class);

    /// Any subtype of this class.
    public LateTypeInfo(Class<T> bound) {
        super(bound);
    }

    /// Always true; a value that cannot be a key is refused when it is met.
    @Override
    public boolean isKeyType() {
        return true;
    }

    @Override
    public TypeSerializer<T> createSerializer(SerializerConfig config) {
        return new LateSerializer<>(!config.hasGenericTypesDisabled());
    }

    @Override
    public String toString() {
        return "Late<" + getTypeClass().getSimpleName() + ", known at run time; .returns(...) would tell it early>";
    }
}
