@NullMarked
package dev.millrace.sql.environment;

import org.jspecify.annotations.NullMarked;
