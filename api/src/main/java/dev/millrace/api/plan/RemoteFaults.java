package dev.millrace.api.plan;

import dev.millrace.base.fault.Category;
import dev.millrace.base.fault.Fault;

/// Defines the faults of jobs for other processes: numbers 2540 to 2559.
public final class RemoteFaults {
    public static final Fault NO_CLIENT = new Fault(2540, Category.OPERATIONS, "no client can submit the job");
    public static final Fault NOT_HERE =
            new Fault(2541, Category.USER, "a remote environment cannot be created in a submitted program");
    public static final Fault ADDRESS = new Fault(2543, Category.USER, "an address is malformed");
    public static final Fault JAR = new Fault(2544, Category.USER, "a jar of user code cannot be read");

    private RemoteFaults() {}
}
