/// Collects statistics of workers for users: the coordinator asks, and the workers answer. No decision depends on them.
@NullMarked
package dev.millrace.cluster.stats;

import org.jspecify.annotations.NullMarked;
