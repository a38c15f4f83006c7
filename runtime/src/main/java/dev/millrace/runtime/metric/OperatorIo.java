package dev.millrace.runtime.metric;

import dev.millrace.api.metric.Counter;
import dev.millrace.api.metric.OperatorIOMetricGroup;
import dev.millrace.api.metric.SimpleCounter;
import org.jspecify.annotations.Nullable;

/// Groups the input and output counters of an operator. A counter without values exists but is not registered,
/// because 0 would be wrong.
record OperatorIo(
        MetricRegistration home,
        Scope scope,
        Counter getNumRecordsInCounter,
        Counter getNumRecordsOutCounter,
        Counter getNumBytesInCounter,
        Counter getNumBytesOutCounter)
        implements RegisteringMetricGroup, OperatorIOMetricGroup {

    static OperatorIo of(MetricRegistration home, Scope scope, OperatorTraffic traffic) {
        OperatorIo made = new OperatorIo(
                home,
                scope,
                orUnread(traffic.recordsIn()),
                orUnread(traffic.recordsOut()),
                new SimpleCounter(),
                new SimpleCounter());
        if (traffic.recordsIn() != null) made.counter("numRecordsIn", made.getNumRecordsInCounter);
        if (traffic.recordsOut() != null) made.counter("numRecordsOut", made.getNumRecordsOutCounter);
        if (!traffic.talksToOutside()) return made;
        made.counter("numBytesIn", made.getNumBytesInCounter);
        made.counter("numBytesOut", made.getNumBytesOutCounter);
        return made;
    }

    private static Counter orUnread(@Nullable Counter counter) {
        return counter == null ? new SimpleCounter() : counter;
    }
}
