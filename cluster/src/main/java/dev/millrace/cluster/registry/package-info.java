/// Registers workers with their coordinator, and detects the loss of either.
@NullMarked
package dev.millrace.cluster.registry;

import org.jspecify.annotations.NullMarked;
