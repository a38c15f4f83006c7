/// Defines the operators of a chain: receivers that push records into each other on one thread.
@NullMarked
package dev.millrace.runtime.chain;

import org.jspecify.annotations.NullMarked;
