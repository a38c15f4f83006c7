/// Who works for whom: workers that are known to their coordinator, and the coordinator to them.
@NullMarked
package dev.millrace.cluster.registry;

import org.jspecify.annotations.NullMarked;
