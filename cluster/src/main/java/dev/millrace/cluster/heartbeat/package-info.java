/// Heartbeats: who is silent for too long.
@NullMarked
package dev.millrace.cluster.heartbeat;

import org.jspecify.annotations.NullMarked;
