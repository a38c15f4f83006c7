/// Creates objects of libraries that Flink relocates. The class loader of a program loads these classes itself, so that
/// they use the libraries of the program.
@NullMarked
package dev.millrace.migrate.library;

import org.jspecify.annotations.NullMarked;
