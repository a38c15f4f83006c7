package dev.millrace.sql.function;

import dev.millrace.base.fault.Category;
import dev.millrace.base.fault.Fault;

/// Lists the faults of the evaluation of expressions.
public final class EvaluationFaults {
    /// A value cannot be cast.
    public static final Fault CAST = new Fault(9301, Category.USER, "a value cannot be cast");

    /// A number is divided by zero.
    public static final Fault ZERO = new Fault(9302, Category.USER, "a number is divided by zero");

    /// A function does not exist for the types of its arguments.
    public static final Fault FUNCTION = new Fault(9303, Category.USER, "a function does not exist");

    /// A function failed.
    public static final Fault FAILED = new Fault(9304, Category.USER, "a function failed");

    /// A part of a JSON document cannot be read.
    public static final Fault JSON = new Fault(9306, Category.USER, "a part of a JSON document cannot be read");

    private EvaluationFaults() {}
}
