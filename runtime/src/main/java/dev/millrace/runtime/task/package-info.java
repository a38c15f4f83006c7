/// Runs one subtask: its mailbox, its input, and the tasklet that a step thread drives.
@NullMarked
package dev.millrace.runtime.task;

import org.jspecify.annotations.NullMarked;
