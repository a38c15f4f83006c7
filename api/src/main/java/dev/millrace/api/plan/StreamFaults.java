package dev.millrace.api.plan;

import dev.millrace.base.fault.Category;
import dev.millrace.base.fault.Fault;

/// Defines the faults of pipeline descriptions: numbers 2200 to 2299.
public final class StreamFaults {
    public static final Fault PARALLELISM = new Fault(2200, Category.USER, "a step cannot have this parallelism");
    public static final Fault SETTING = new Fault(2201, Category.USER, "a setting of a step is not allowed");
    public static final Fault NO_EXECUTOR = new Fault(2202, Category.OPERATIONS, "no executor can run the job");
    public static final Fault PARTITIONING =
            new Fault(2203, Category.USER, "a stream cannot be partitioned in this way");
    public static final Fault JOIN = new Fault(2204, Category.USER, "a join is incomplete or impossible");
    public static final Fault WINDOW = new Fault(2205, Category.USER, "a window is incomplete or impossible");
    public static final Fault ENVIRONMENT =
            new Fault(2206, Category.USER, "streams of different environments are combined");
    public static final Fault COLLECT = new Fault(2208, Category.USER, "the results cannot be collected");
    public static final Fault ELEMENTS = new Fault(2209, Category.USER, "the elements of a source are not usable");
    public static final Fault SOCKET = new Fault(2210, Category.EXTERNAL, "the socket cannot be read");
    public static final Fault SIDE_OUTPUT = new Fault(2211, Category.USER, "a side output is used with two types");
    public static final Fault PROJECTION = new Fault(2212, Category.USER, "the fields cannot be projected");
    public static final Fault NO_SINK = new Fault(2213, Category.USER, "the job has no output");

    public static final Fault NOT_SENDABLE = new Fault(2214, Category.USER, "a job cannot be sent to other processes");

    private StreamFaults() {}
}
