package dev.millrace.api.serializer;

import dev.millrace.base.fault.Category;
import dev.millrace.base.fault.Fault;

/// The faults of types, serializers and keys.
public final class TypeFaults {
    /// A value is not of the type that was declared for it.
    public static final Fault VALUE = new Fault(2000, Category.USER, "a value does not fit its declared type");

    /// Generic serialization is needed but switched off.
    public static final Fault GENERIC = new Fault(2001, Category.USER, "a type needs generic serialization");

    /// A class cannot be made or taken apart by reflection.
    public static final Fault SHAPE = new Fault(2002, Category.USER, "a class cannot be taken apart");

    /// A type cannot be a key.
    public static final Fault KEY = new Fault(2003, Category.USER, "a type cannot be a key");

    /// A field does not exist.
    public static final Fault FIELD = new Fault(2004, Category.USER, "a type has no such field");

    /// Generic serialization cannot cope with a value.
    public static final Fault NOT_COPIED = new Fault(2005, Category.USER, "a value cannot be copied generically");

    private TypeFaults() {}
}
