/// Implements the workloads on Hazelcast Jet, except the interval join, which Jet does not have.
@NullMarked
package dev.millrace.bench.peers.jet;

import org.jspecify.annotations.NullMarked;
