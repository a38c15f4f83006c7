/// Handles records at which user code throws, and remembers the failures of jobs.
@NullMarked
package dev.millrace.runtime.failure;

import org.jspecify.annotations.NullMarked;
