/// Contains the base classes and interfaces with which programs write their own operators.
@NullMarked
package dev.millrace.api.operator;

import org.jspecify.annotations.NullMarked;
