/// Implements the crash test, which kills a job repeatedly and compares its output with that of an undisturbed run.
@NullMarked
package dev.millrace.cli.crash;

import org.jspecify.annotations.NullMarked;
