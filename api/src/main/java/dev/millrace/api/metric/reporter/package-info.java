/// Defines reporters, which export metrics, and their factories.
@NullMarked
package dev.millrace.api.metric.reporter;

import org.jspecify.annotations.NullMarked;
