package dev.millrace.cli.crash;

import dev.millrace.base.fault.Category;
import dev.millrace.base.fault.Fault;

/// Defines the faults that a crash test reports.
final class CrashFaults {
    static final Fault DIFFERENT = new Fault(8060, Category.BUG, "a killed job wrote other output");
    static final Fault FAILED = new Fault(8061, Category.BUG, "a job of the crash test ended by itself");
    static final Fault ENDLESS = new Fault(8062, Category.OPERATIONS, "a job of the crash test does not end");

    private CrashFaults() {}
}
