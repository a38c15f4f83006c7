/// A whole cluster in one seeded world: coordinators and workers as they are, on machines that die, are suspended and
/// cannot reach each other.
@NullMarked
package dev.millrace.sim.cluster;

import org.jspecify.annotations.NullMarked;
