/// How much work a coordinator has with clusters of different sizes: its own code, with stand-ins for workers.
@NullMarked
package dev.millrace.sim.scale;

import org.jspecify.annotations.NullMarked;
