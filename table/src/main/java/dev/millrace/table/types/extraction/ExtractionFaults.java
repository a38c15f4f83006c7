package dev.millrace.table.types.extraction;

import dev.millrace.base.fault.Fault;
import dev.millrace.base.fault.Category;
import dev.millrace.table.fault.ValidationException;

/// Lists the faults of type extraction.
public final class ExtractionFaults {
    /// A Java class has no SQL type.
    public static final Fault TYPE = new Fault(2949, Category.USER, "a class of a function has no type");

    /// A function has no usable method.
    public static final Fault FUNCTION = new Fault(2950, Category.USER, "a function is not usable");

    private ExtractionFaults() {}

    static ValidationException type(String what, String fix) {
        return new ValidationException(TYPE.what("%s", what).fix("%s", fix));
    }

    /// Returns the exception for a function without usable methods.
    public static ValidationException function(String what, String fix) {
        return new ValidationException(FUNCTION.what("%s", what).fix("%s", fix));
    }
}
