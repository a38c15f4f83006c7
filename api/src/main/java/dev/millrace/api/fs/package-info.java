/// Contains paths and file systems.
@NullMarked
package dev.millrace.api.fs;

import org.jspecify.annotations.NullMarked;
