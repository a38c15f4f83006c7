/// Defines what a server shows and does, independently of where the jobs run.
@NullMarked
package dev.millrace.server;

import org.jspecify.annotations.NullMarked;
