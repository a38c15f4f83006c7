/// Sends metrics to a collector of OpenTelemetry.
@NullMarked
package dev.millrace.metrics.otel;

import org.jspecify.annotations.NullMarked;
