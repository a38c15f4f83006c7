/// Defines the faults of state.
@NullMarked
package dev.millrace.state.fault;

import org.jspecify.annotations.NullMarked;
