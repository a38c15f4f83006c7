/// Contains evictors, which remove elements of a window before or after the window function runs.
@NullMarked
package dev.millrace.api.window.evictor;

import org.jspecify.annotations.NullMarked;
