/// Writes metrics, spans and events to the log.
@NullMarked
package dev.millrace.metrics.slf4j;

import org.jspecify.annotations.NullMarked;
