/// Routes the records that leave a subtask to the receiving subtasks.
@NullMarked
package dev.millrace.runtime.route;

import org.jspecify.annotations.NullMarked;
