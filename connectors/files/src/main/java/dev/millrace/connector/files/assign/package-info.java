/// Which reader gets which split.
@NullMarked
package dev.millrace.connector.files.assign;

import org.jspecify.annotations.NullMarked;
