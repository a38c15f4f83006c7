/// Formats of text as formats of files.
@NullMarked
package dev.millrace.connector.files.format;

import org.jspecify.annotations.NullMarked;
