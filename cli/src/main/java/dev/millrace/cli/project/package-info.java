/// Creates projects.
@NullMarked
package dev.millrace.cli.project;

import org.jspecify.annotations.NullMarked;
