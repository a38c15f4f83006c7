/// Drives each [dev.millrace.runtime.step.Tasklet] with step threads, also if a tasklet blocks its thread.
@NullMarked
package dev.millrace.runtime.step;

import org.jspecify.annotations.NullMarked;
