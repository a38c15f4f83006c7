/// Represents parts of files and the positions of readers, and serializes both.
@NullMarked
package dev.millrace.connector.files.split;

import org.jspecify.annotations.NullMarked;
