/// Runs a job from its start to its end over as many attempts as that takes.
@NullMarked
package dev.millrace.runtime.job.run;

import org.jspecify.annotations.NullMarked;
