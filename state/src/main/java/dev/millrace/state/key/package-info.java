/// Defines how keys are stored, hashed and distributed among subtasks.
@NullMarked
package dev.millrace.state.key;

import org.jspecify.annotations.NullMarked;
