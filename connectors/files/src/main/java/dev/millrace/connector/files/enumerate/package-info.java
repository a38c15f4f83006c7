/// Finds files and divides them into splits.
@NullMarked
package dev.millrace.connector.files.enumerate;

import org.jspecify.annotations.NullMarked;
