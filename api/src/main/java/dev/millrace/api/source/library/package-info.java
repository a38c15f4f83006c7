/// Sources that need nothing from outside, and a source made of others.
@NullMarked
package dev.millrace.api.source.library;

import org.jspecify.annotations.NullMarked;
