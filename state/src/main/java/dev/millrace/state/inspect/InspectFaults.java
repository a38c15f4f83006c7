package dev.millrace.state.inspect;

import dev.millrace.base.fault.Category;
import dev.millrace.base.fault.Fault;

/// Defines the faults of the inspection of snapshots.
final class InspectFaults {
    static final Fault NOTHING = new Fault(4020, Category.USER, "a checkpoint does not exist");
    static final Fault FILE = new Fault(4021, Category.OPERATIONS, "a file of a checkpoint cannot be used");
    static final Fault ROWS = new Fault(4022, Category.OPERATIONS, "rows of a state cannot be read");

    private InspectFaults() {}
}
