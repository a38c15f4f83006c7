/// Implements the workloads on Apache Flink, as Flink's documentation recommends.
@NullMarked
package dev.millrace.bench.peers.flink;

import org.jspecify.annotations.NullMarked;
