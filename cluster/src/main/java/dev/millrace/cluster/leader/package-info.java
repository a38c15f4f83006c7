/// Elects the coordinator that leads, and numbers the leaders by epoch.
@NullMarked
package dev.millrace.cluster.leader;

import org.jspecify.annotations.NullMarked;
