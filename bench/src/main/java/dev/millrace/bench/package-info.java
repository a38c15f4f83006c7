/// The driver: runs engines in turn, each in a process of its own, and compares what they print.
@NullMarked
package dev.millrace.bench;

import org.jspecify.annotations.NullMarked;
