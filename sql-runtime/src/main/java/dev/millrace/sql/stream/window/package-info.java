/// Runs windows of time over streams.
@NullMarked
package dev.millrace.sql.stream.window;

import org.jspecify.annotations.NullMarked;
