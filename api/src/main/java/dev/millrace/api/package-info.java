/// Contains streams and the environments in which programs describe and run them.
@NullMarked
package dev.millrace.api;

import org.jspecify.annotations.NullMarked;
