package dev.millrace.runtime.metric;

import java.util.List;
import java.util.Map;

/// A group that user code has added.
record UserGroup(MetricHome home, List<String> scope, Map<String, String> variables) implements Registering {}
