/// Describes values to people.
@NullMarked
package dev.millrace.base.text;

import org.jspecify.annotations.NullMarked;
