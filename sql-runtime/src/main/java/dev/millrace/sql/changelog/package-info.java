/// Derives which kinds of changes the operators of a continuous query emit.
@NullMarked
package dev.millrace.sql.changelog;

import org.jspecify.annotations.NullMarked;
