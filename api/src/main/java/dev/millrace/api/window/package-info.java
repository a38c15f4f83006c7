/// Contains windows and the interfaces of window assigners, triggers and evictors.
@NullMarked
package dev.millrace.api.window;

import org.jspecify.annotations.NullMarked;
