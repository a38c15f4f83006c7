/// The ways out of a subtask: which record goes to which receiving subtask.
@NullMarked
package dev.millrace.runtime.route;

import org.jspecify.annotations.NullMarked;
