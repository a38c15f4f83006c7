/// Runs input formats as sources and output formats as sinks.
@NullMarked
package dev.millrace.api.io.run;

import org.jspecify.annotations.NullMarked;
