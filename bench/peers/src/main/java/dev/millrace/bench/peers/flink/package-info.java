/// The workloads on Apache Flink, written as its documentation would have them.
@NullMarked
package dev.millrace.bench.peers.flink;

import org.jspecify.annotations.NullMarked;
