/// One subtask at work: its mailbox, what it takes in, and the tasklet that a step thread drives.
@NullMarked
package dev.millrace.runtime.task;

import org.jspecify.annotations.NullMarked;
