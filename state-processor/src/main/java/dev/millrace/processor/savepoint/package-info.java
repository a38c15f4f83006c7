/// Savepoints as directories: what is in them, and how parts are put together to one.
@NullMarked
package dev.millrace.processor.savepoint;

import org.jspecify.annotations.NullMarked;
