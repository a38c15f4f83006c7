package dev.millrace.flink1;

import dev.millrace.base.fault.Category;
import dev.millrace.base.fault.Fault;

/// Defines the faults of data sets.
final class DataSetFaults {
    static final Fault FIELD = new Fault(2700, Category.USER, "a field cannot be aggregated");

    static final Fault ITERATION = new Fault(2702, Category.USER, "an iteration is not possible");

    static final Fault TOO_LARGE = new Fault(2703, Category.USER, "the elements of a data set are too large");

    private DataSetFaults() {}
}
