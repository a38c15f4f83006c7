/// Runs seeds. Each seed determines a job and a world with faults, and ends with a verdict on the output.
@NullMarked
package dev.millrace.sim;

import org.jspecify.annotations.NullMarked;
