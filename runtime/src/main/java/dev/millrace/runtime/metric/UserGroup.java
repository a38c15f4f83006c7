package dev.millrace.runtime.metric;

/// Groups metrics under a name that user code has added.
record UserGroup(MetricRegistration home, Scope scope) implements RegisteringMetricGroup {}
