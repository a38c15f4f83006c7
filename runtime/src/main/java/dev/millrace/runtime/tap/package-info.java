/// Samples records that arrive at subtasks, for people who look at a running job.
@NullMarked
package dev.millrace.runtime.tap;

import org.jspecify.annotations.NullMarked;
