/// Which elements of a window are dropped before or after its function runs.
@NullMarked
package dev.millrace.api.window.evictor;

import org.jspecify.annotations.NullMarked;
