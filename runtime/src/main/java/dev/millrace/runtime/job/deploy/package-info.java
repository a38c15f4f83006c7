/// Builds the subtasks of a region in a worker, connects them and drives them.
@NullMarked
package dev.millrace.runtime.job.deploy;

import org.jspecify.annotations.NullMarked;
