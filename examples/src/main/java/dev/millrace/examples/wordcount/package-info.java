/// Contains the word count, the shortest program that keeps state.
@NullMarked
package dev.millrace.examples.wordcount;

import org.jspecify.annotations.NullMarked;
