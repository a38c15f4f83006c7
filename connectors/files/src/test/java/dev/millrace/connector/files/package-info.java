/// Tests the file source and the file sink on real files.
@NullMarked
package dev.millrace.connector.files;

import org.jspecify.annotations.NullMarked;
