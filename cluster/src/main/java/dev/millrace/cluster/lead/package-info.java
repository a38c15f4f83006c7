/// Which coordinator leads, and since which epoch.
@NullMarked
package dev.millrace.cluster.lead;

import org.jspecify.annotations.NullMarked;
