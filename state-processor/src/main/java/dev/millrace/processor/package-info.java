/// The state processor: programs read, write and edit savepoints.
@NullMarked
package dev.millrace.processor;

import org.jspecify.annotations.NullMarked;
