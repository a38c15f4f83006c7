/// Implements the workloads on Millrace, with the same pipelines, functions, source and sink as the peers.
@NullMarked
package dev.millrace.bench.millrace;

import org.jspecify.annotations.NullMarked;
