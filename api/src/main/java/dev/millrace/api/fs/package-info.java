/// Names of files, and the file systems that hold them.
@NullMarked
package dev.millrace.api.fs;

import org.jspecify.annotations.NullMarked;
