/// Exposes metrics to Prometheus.
@NullMarked
package dev.millrace.metrics.prometheus;

import org.jspecify.annotations.NullMarked;
