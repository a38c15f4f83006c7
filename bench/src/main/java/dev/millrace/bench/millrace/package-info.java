/// The workloads on Millrace, with the same pipelines, functions, source and sink as the peers have.
@NullMarked
package dev.millrace.bench.millrace;

import org.jspecify.annotations.NullMarked;
