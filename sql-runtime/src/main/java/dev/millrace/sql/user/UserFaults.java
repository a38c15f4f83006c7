package dev.millrace.sql.user;

import dev.millrace.base.fault.Category;
import dev.millrace.base.fault.Fault;

/// Lists the faults of functions of programs.
public final class UserFaults {
    /// A function threw an exception.
    public static final Fault CALL = new Fault(2951, Category.USER, "a function of the program failed");

    /// A function could not be opened or closed.
    public static final Fault OPEN = new Fault(2952, Category.USER, "a function could not be opened or closed");

    /// A function cannot be copied.
    public static final Fault COPY = new Fault(2953, Category.USER, "a function cannot be serialized");

    /// A function lacks a method.
    public static final Fault METHOD = new Fault(2954, Category.USER, "a function lacks a method");

    /// A function of the program does not exist, or exists already.
    public static final Fault NAME = new Fault(2955, Category.USER, "a function does not exist or exists already");

    /// An option of asynchronous functions has a wrong value.
    public static final Fault OPTION = new Fault(2956, Category.USER, "an option of functions has a wrong value");

    /// An asynchronous function did not answer in time.
    public static final Fault LATE = new Fault(2957, Category.USER, "an asynchronous function is too slow");

    private UserFaults() {}
}
