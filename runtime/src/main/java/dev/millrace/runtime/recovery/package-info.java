/// Decides whether and when a failed job restarts.
@NullMarked
package dev.millrace.runtime.recovery;

import org.jspecify.annotations.NullMarked;
