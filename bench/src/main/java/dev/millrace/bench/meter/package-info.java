/// Measures one run within a process: wall time, CPU time, results and latencies.
@NullMarked
package dev.millrace.bench.meter;

import org.jspecify.annotations.NullMarked;
