/// Starts the configured reporters, and passes metrics, spans and events to them.
@NullMarked
package dev.millrace.runtime.report;

import org.jspecify.annotations.NullMarked;
