/// What a server shows and does, whoever runs the jobs.
@NullMarked
package dev.millrace.server;

import org.jspecify.annotations.NullMarked;
