/// Heartbeats: who is silent for too long.
@NullMarked
package dev.millrace.cluster.beat;

import org.jspecify.annotations.NullMarked;
