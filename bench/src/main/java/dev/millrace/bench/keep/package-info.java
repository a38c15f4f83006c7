/// Provides jobs with large state: measures the duration of checkpoints and of recovery.
@NullMarked
package dev.millrace.bench.keep;

import org.jspecify.annotations.NullMarked;
