/// The workloads on Hazelcast Jet, as far as it has them: it knows no interval join.
@NullMarked
package dev.millrace.bench.peers.jet;

import org.jspecify.annotations.NullMarked;
