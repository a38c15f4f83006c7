/// Assigns splits to readers.
@NullMarked
package dev.millrace.connector.files.assign;

import org.jspecify.annotations.NullMarked;
