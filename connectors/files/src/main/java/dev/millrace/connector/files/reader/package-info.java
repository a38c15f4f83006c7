/// How files become records: formats, lines and decompression.
@NullMarked
package dev.millrace.connector.files.reader;

import org.jspecify.annotations.NullMarked;
