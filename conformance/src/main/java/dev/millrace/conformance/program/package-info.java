/// Runs programs of continuous queries over replayed rows.
@NullMarked
package dev.millrace.conformance.program;

import org.jspecify.annotations.NullMarked;
