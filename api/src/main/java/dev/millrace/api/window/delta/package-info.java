/// Contains distances between elements, which delta triggers and delta evictors use.
@NullMarked
package dev.millrace.api.window.delta;

import org.jspecify.annotations.NullMarked;
