/// Reads the directories of savepoints, and assembles new ones from parts.
@NullMarked
package dev.millrace.processor.savepoint;

import org.jspecify.annotations.NullMarked;
