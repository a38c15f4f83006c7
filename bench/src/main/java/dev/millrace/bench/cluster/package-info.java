/// Jobs on a cluster of processes, as every engine runs them: what their functions do, and what is seen of it
/// from outside.
@NullMarked
package dev.millrace.bench.cluster;

import org.jspecify.annotations.NullMarked;
