package dev.millrace.processor.savepoint;

import dev.millrace.base.fault.Category;
import dev.millrace.base.fault.Fault;

/// Defines the faults of reading and writing savepoints in programs.
public final class ProcessorFaults {
    public static final Fault NO_SAVEPOINT = new Fault(4200, Category.USER, "a savepoint does not exist");
    public static final Fault NO_OPERATOR = new Fault(4201, Category.USER, "a savepoint has no such operator");
    public static final Fault NO_STATE = new Fault(4202, Category.USER, "an operator of a savepoint has no such state");
    public static final Fault NO_STATE_DECLARED =
            new Fault(4203, Category.USER, "a function that reads keys declares no state");
    public static final Fault EXISTS = new Fault(4204, Category.USER, "a savepoint exists already");
    public static final Fault OPERATOR_TWICE =
            new Fault(4205, Category.USER, "a savepoint would have an operator twice");
    public static final Fault NOT_LOCAL =
            new Fault(4206, Category.USER, "a savepoint's directory is not on this machine");
    public static final Fault IDENTIFIER = new Fault(4207, Category.USER, "an identifier of an operator is malformed");
    public static final Fault MAX_PARALLELISM =
            new Fault(4208, Category.USER, "a savepoint cannot have so many key groups");

    private ProcessorFaults() {}
}
