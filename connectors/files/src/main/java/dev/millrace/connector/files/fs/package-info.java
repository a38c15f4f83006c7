/// Names of files, and streams that can be read from any position.
@NullMarked
package dev.millrace.connector.files.fs;

import org.jspecify.annotations.NullMarked;
