/// Converts files to records: formats, lines and decompression.
@NullMarked
package dev.millrace.connector.files.reader;

import org.jspecify.annotations.NullMarked;
