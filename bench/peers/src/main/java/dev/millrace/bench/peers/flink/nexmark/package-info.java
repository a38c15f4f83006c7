/// Runs the queries of Nexmark on Flink.
@NullMarked
package dev.millrace.bench.peers.flink.nexmark;

import org.jspecify.annotations.NullMarked;
