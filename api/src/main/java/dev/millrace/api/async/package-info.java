/// Contains asynchronous functions, which wait for external systems without blocking the stream.
@NullMarked
package dev.millrace.api.async;

import org.jspecify.annotations.NullMarked;
