/// Parts of files, the positions of readers in them, and how both are remembered.
@NullMarked
package dev.millrace.connector.files.split;

import org.jspecify.annotations.NullMarked;
