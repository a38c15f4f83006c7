/// Which windows an element belongs to.
@NullMarked
package dev.millrace.api.window.assigner;

import org.jspecify.annotations.NullMarked;
