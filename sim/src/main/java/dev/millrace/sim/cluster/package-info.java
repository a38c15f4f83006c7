/// Simulates a cluster in a world that follows from a seed: real coordinators and workers run on machines that fail,
/// are suspended, and cannot reach each other.
@NullMarked
package dev.millrace.sim.cluster;

import org.jspecify.annotations.NullMarked;
