/// Contains window assigners, which choose the windows of an element.
@NullMarked
package dev.millrace.api.window.assigner;

import org.jspecify.annotations.NullMarked;
