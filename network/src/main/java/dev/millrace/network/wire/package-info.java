/// Frames: what a connection's bytes are made of.
@NullMarked
package dev.millrace.network.wire;

import org.jspecify.annotations.NullMarked;
