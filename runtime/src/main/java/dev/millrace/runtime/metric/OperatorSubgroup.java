package dev.millrace.runtime.metric;

import dev.millrace.api.metric.OperatorIOMetricGroup;
import dev.millrace.api.metric.OperatorMetricGroup;

/// Represents a group of metrics that belong to an operator. Registers them in the group of the operator.
sealed interface OperatorSubgroup extends RegisteringMetricGroup, OperatorMetricGroup
        permits SinkCommitterGroup, SinkWriterGroup, SourceReaderGroup {

    /// Returns the group of the operator.
    OperatorGroup operator();

    @Override
    default MetricRegistration home() {
        return operator().home();
    }

    @Override
    default Scope scope() {
        return operator().scope();
    }

    @Override
    default OperatorIOMetricGroup getIOMetricGroup() {
        return operator().getIOMetricGroup();
    }
}
