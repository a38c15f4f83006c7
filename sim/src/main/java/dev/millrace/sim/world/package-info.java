/// A seeded world to run the engine in: its clock, its disk, its threads, and the order in which they run.
@NullMarked
package dev.millrace.sim.world;

import org.jspecify.annotations.NullMarked;
