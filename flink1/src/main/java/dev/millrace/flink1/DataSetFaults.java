package dev.millrace.flink1;

import dev.millrace.base.fault.Category;
import dev.millrace.base.fault.Fault;

/// What can be wrong with a data set.
final class DataSetFaults {
    static final Fault FIELD = new Fault(2700, Category.USER, "a field cannot be aggregated");

    static final Fault BROADCAST = new Fault(2701, Category.USER, "a broadcast set could not be made");

    private DataSetFaults() {}
}
