/// What user code does with the records it is given and makes, read from its bytecode, so that copies are made only
/// where somebody could tell.
@NullMarked
package dev.millrace.runtime.escape;

import org.jspecify.annotations.NullMarked;
