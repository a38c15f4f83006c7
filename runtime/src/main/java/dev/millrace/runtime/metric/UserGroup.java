package dev.millrace.runtime.metric;

/// A group that user code has added.
record UserGroup(MetricHome home, Scope scope) implements Registering {}
