/// Sends metrics to an OpenTelemetry collector.
@NullMarked
package dev.millrace.metrics.otel;

import org.jspecify.annotations.NullMarked;
