/// How the memory of one process is divided.
@NullMarked
package dev.millrace.server.memory;

import org.jspecify.annotations.NullMarked;
