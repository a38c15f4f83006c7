/// Runs one engine, one workload and one configuration in a process of the benchmark.
@NullMarked
package dev.millrace.bench.trial;

import org.jspecify.annotations.NullMarked;
