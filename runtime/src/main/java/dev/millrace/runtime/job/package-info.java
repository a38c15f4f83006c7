/// Runs a job from its graph to its result, and gives clients access to the job.
@NullMarked
package dev.millrace.runtime.job;

import org.jspecify.annotations.NullMarked;
