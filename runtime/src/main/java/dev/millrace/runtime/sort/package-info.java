/// Sorts the input of keyed operators in batch mode by key and time, in memory and in temporary files.
@NullMarked
package dev.millrace.runtime.sort;

import org.jspecify.annotations.NullMarked;
