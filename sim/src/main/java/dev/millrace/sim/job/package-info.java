/// Defines the jobs of a simulated world: jobs with known outputs, a source that can be read again, and sinks that
/// write in transactions.
@NullMarked
package dev.millrace.sim.job;

import org.jspecify.annotations.NullMarked;
