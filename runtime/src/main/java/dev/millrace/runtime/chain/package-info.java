/// What a chain of operators is made of: receivers that push records into each other on one thread.
@NullMarked
package dev.millrace.runtime.chain;

import org.jspecify.annotations.NullMarked;
