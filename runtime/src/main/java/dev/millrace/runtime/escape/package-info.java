/// Analyzes in bytecode what user code does with the records that it receives and creates. Copies are then made
/// only where their absence would be visible.
@NullMarked
package dev.millrace.runtime.escape;

import org.jspecify.annotations.NullMarked;
