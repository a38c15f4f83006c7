/// Keeps state that exceeds memory: the tables of a subtask are a cache of the rows in a store.
@NullMarked
package dev.millrace.state.spill;

import org.jspecify.annotations.NullMarked;
