/// Which files there are, and how they are cut into splits.
@NullMarked
package dev.millrace.connector.files.enumerate;

import org.jspecify.annotations.NullMarked;
