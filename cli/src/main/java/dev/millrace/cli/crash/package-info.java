/// The crash test: a job in a process of its own that is killed again and again, and the comparison of what it
/// wrote with what it writes undisturbed.
@NullMarked
package dev.millrace.cli.crash;

import org.jspecify.annotations.NullMarked;
