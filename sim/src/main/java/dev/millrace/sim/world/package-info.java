/// Simulates a world that follows from a seed: its clock, its disk, its threads, and the order in which they run.
@NullMarked
package dev.millrace.sim.world;

import org.jspecify.annotations.NullMarked;
