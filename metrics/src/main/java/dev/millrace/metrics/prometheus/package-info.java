/// Lets Prometheus fetch metrics.
@NullMarked
package dev.millrace.metrics.prometheus;

import org.jspecify.annotations.NullMarked;
