/// Distances between elements, for triggers and evictors that act on change.
@NullMarked
package dev.millrace.api.window.delta;

import org.jspecify.annotations.NullMarked;
