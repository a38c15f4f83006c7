/// Runs seeds: for each a job, a world with its troubles, and a verdict on what came out.
@NullMarked
package dev.millrace.sim;

import org.jspecify.annotations.NullMarked;
