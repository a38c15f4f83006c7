package dev.millrace.api.serializer;

import dev.millrace.base.fault.Category;
import dev.millrace.base.fault.Fault;
import dev.millrace.base.fault.MillraceException;

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

    /// A class that bytes refer to is not there.
    public static final Fault MISSING = new Fault(2160, Category.USER, "a class that values were written with is gone");

    /// A constant or class that bytes refer to is no part of its type any more.
    public static final Fault REMOVED = new Fault(2161, Category.USER, "a value is of a form that was removed");

    /// A serializer that only reads is asked for more.
    public static final Fault READ_ONLY = new Fault(2162, Category.BUG, "a serializer of an older form only reads");

    /// A subclass was written in another form than it has now.
    public static final Fault SUBCLASS = new Fault(2163, Category.USER, "a subclass has changed");

    /// A class does not accept what a field that was added begins with.
    public static final Fault REFUSED = new Fault(2164, Category.USER, "an object of an older form cannot be made");

    private TypeFaults() {}

    static MillraceException missing(String className) {
        return MISSING.what("values were written with the class %s, which is not there", className)
                .fix("give the program that has the class");
    }
}
