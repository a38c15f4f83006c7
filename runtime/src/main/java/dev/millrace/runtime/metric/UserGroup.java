package dev.millrace.runtime.metric;

/// Groups metrics under a name that user code has added.
record UserGroup(MetricHome home, Scope scope) implements Registering {}
