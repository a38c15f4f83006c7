/// Drives the benchmark: runs engines in turn, each in a process of its own, and compares their results.
@NullMarked
package dev.millrace.bench;

import org.jspecify.annotations.NullMarked;
