/// Writes metrics to the log.
@NullMarked
package dev.millrace.metrics.slf4j;

import org.jspecify.annotations.NullMarked;
