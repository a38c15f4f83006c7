package dev.millrace.graph;

import dev.millrace.base.fault.Category;
import dev.millrace.base.fault.Fault;

/// Lists the faults of a pipeline as a whole.
final class GraphFaults {
    static final Fault FORWARD = new Fault(3001, Category.USER, "forward partitioning between different parallelisms");
    static final Fault NOT_KEYED = new Fault(3002, Category.USER, "a keyed step on a stream without keys");
    static final Fault UID_TWICE = new Fault(3003, Category.USER, "two steps have the same uid");
    static final Fault MAX_PARALLELISM =
            new Fault(3004, Category.USER, "a step's parallelism exceeds its maximum parallelism");
    static final Fault UNBOUNDED_BATCH = new Fault(3005, Category.USER, "an unbounded source in batch mode");

    static final Fault UID_MISSING = new Fault(3006, Category.USER, "a step has no uid");
    static final Fault BOUNDS = new Fault(3007, Category.USER, "a job cannot have this parallelism");
    static final Fault OVERRIDE = new Fault(3008, Category.USER, "an override of a parallelism is not possible");
    static final Fault CO_LOCATION = new Fault(3009, Category.USER, "steps of a co-location group cannot share slots");

    private GraphFaults() {}
}
