/// Detects lost peers by heartbeats.
@NullMarked
package dev.millrace.cluster.heartbeat;

import org.jspecify.annotations.NullMarked;
