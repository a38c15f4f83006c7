/// Provides the state processor API: programs read, write and modify savepoints.
@NullMarked
package dev.millrace.processor;

import org.jspecify.annotations.NullMarked;
