/// What people are shown of workers: the coordinator asks, they answer about themselves. Nothing that is decided
/// rests on it.
@NullMarked
package dev.millrace.cluster.stats;

import org.jspecify.annotations.NullMarked;
