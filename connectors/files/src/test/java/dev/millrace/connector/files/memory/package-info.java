/// Simulates an object store in memory.
@NullMarked
package dev.millrace.connector.files.memory;

import org.jspecify.annotations.NullMarked;
