/// Reads and writes the frames of a connection.
@NullMarked
package dev.millrace.network.wire;

import org.jspecify.annotations.NullMarked;
