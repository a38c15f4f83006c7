/// Which coordinator leads, and since which epoch.
@NullMarked
package dev.millrace.cluster.leader;

import org.jspecify.annotations.NullMarked;
