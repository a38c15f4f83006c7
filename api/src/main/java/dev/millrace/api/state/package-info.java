/// Contains the kinds of state that functions keep between records, their descriptors, and the interfaces
/// for checkpoints.
@NullMarked
package dev.millrace.api.state;

import org.jspecify.annotations.NullMarked;
