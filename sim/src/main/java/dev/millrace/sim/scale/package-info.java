/// Measures the work of a coordinator in clusters of different sizes. The coordinator's code is real, and workers
/// are stand-ins.
@NullMarked
package dev.millrace.sim.scale;

import org.jspecify.annotations.NullMarked;
