/// What runs in a simulated world: jobs that know what must come out, a source that can be read again, and a sink that
/// makes its output count in transactions.
@NullMarked
package dev.millrace.sim.job;

import org.jspecify.annotations.NullMarked;
