/// Contains the interfaces of window functions, which compute results from the elements of a window.
@NullMarked
package dev.millrace.api.window.function;

import org.jspecify.annotations.NullMarked;
