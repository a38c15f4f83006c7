package dev.millrace.runtime.metric;

import java.util.List;

/// A group that user code has added.
record UserGroup(MetricRegistry registry, List<String> scope) implements Registering {}
