/// What windows are made of: the windows, and the contracts of assigners, triggers and evictors.
@NullMarked
package dev.millrace.api.window;

import org.jspecify.annotations.NullMarked;
