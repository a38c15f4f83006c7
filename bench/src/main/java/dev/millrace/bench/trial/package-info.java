/// What runs inside one process of the benchmark: one engine, one workload, one configuration.
@NullMarked
package dev.millrace.bench.trial;

import org.jspecify.annotations.NullMarked;
