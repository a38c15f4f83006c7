/// Decides when the parallelism of a running job changes, and to what.
@NullMarked
package dev.millrace.runtime.job.scale;

import org.jspecify.annotations.NullMarked;
