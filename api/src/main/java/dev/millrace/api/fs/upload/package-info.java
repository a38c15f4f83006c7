/// Holds the temporary files and the limits with which file systems of object stores upload parts of files.
@NullMarked
package dev.millrace.api.fs.upload;

import org.jspecify.annotations.NullMarked;
