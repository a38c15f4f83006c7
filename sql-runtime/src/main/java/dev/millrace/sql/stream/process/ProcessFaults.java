package dev.millrace.sql.stream.process;

import dev.millrace.base.fault.Category;
import dev.millrace.base.fault.Fault;
import dev.millrace.base.fault.MillraceException;

/// Lists the faults of process table functions.
public final class ProcessFaults {
    /// A call cannot be planned.
    public static final Fault CALL =
            new Fault(2973, Category.USER, "a call of a process table function is not possible");

    /// A function has emitted a change that it did not announce.
    public static final Fault KIND = new Fault(2974, Category.USER, "a function emitted an unexpected kind of change");

    /// A state is not usable.
    public static final Fault STATE = new Fault(2975, Category.USER, "a state of a function is not usable");

    private ProcessFaults() {}

    /// Returns the fault of a call in batch mode.
    public static MillraceException notInBatchMode(String function) {
        return CALL.what("The process table function %s is called in batch mode.", function)
                .why("As in Flink, such functions run in streaming mode only.")
                .fix("Set execution.runtime-mode to streaming.");
    }

    static MillraceException access(Exception failed) {
        return STATE.what("A state of a function cannot be accessed: %s", failed)
                .cause(failed)
                .fix("Report this with the function.");
    }
}
