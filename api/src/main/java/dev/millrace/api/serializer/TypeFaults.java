package dev.millrace.api.serializer;

import dev.millrace.base.fault.Category;
import dev.millrace.base.fault.Fault;
import dev.millrace.base.fault.MillraceException;

/// Lists the faults of types, serializers and keys.
public final class TypeFaults {
    /// A value does not have its declared type.
    public static final Fault VALUE = new Fault(2000, Category.USER, "a value does not fit its declared type");

    /// A type needs generic serialization, which is disabled.
    public static final Fault GENERIC = new Fault(2001, Category.USER, "a type needs generic serialization");

    /// The fields of a class cannot be accessed by reflection.
    public static final Fault SHAPE = new Fault(2002, Category.USER, "a class cannot be analyzed");

    /// A type cannot be used as a key.
    public static final Fault KEY = new Fault(2003, Category.USER, "a type cannot be a key");

    /// A field does not exist.
    public static final Fault FIELD = new Fault(2004, Category.USER, "a type has no such field");

    /// Generic serialization does not support a value.
    public static final Fault NOT_COPIED = new Fault(2005, Category.USER, "a value cannot be copied generically");

    /// A class that serialized data refer to is missing.
    public static final Fault MISSING = new Fault(2160, Category.USER, "a class of stored values is missing");

    /// A type no longer contains a constant or class that serialized data refer to.
    public static final Fault REMOVED = new Fault(2161, Category.USER, "a value uses a removed class or constant");

    /// A read-only serializer was asked to write or copy.
    public static final Fault READ_ONLY =
            new Fault(2162, Category.BUG, "a serializer of an older format can only read");

    /// The current format of a subclass differs from the format in which the subclass was written.
    public static final Fault SUBCLASS = new Fault(2163, Category.USER, "a subclass has changed");

    /// A class does not accept the initial value of an added field.
    public static final Fault REFUSED =
            new Fault(2164, Category.USER, "an object of an older format cannot be created");

    private TypeFaults() {}

    static MillraceException missing(String className) {
        return MISSING.what("Stored values have the class %s, which is missing.", className)
                .fix("Use the version of the program that contains the class.");
    }
}
