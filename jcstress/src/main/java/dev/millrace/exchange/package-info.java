/// Stress tests of the rings between subtasks; in their package, to reach what only it may.
@NullMarked
package dev.millrace.exchange;

import org.jspecify.annotations.NullMarked;
