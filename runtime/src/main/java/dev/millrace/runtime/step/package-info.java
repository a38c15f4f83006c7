/// Step threads: who drives which [dev.millrace.runtime.step.Tasklet], and what happens when one of them blocks.
@NullMarked
package dev.millrace.runtime.step;

import org.jspecify.annotations.NullMarked;
