/// Implements the data plane: channels between subtasks of different processes, over one connection for each pair
/// of processes.
@NullMarked
package dev.millrace.network;

import org.jspecify.annotations.NullMarked;
