/// Defines jobs on a cluster of processes for all engines: their functions, and the measurements from outside.
@NullMarked
package dev.millrace.bench.cluster;

import org.jspecify.annotations.NullMarked;
