/// How the processes of Millrace lay out what they log.
@NullMarked
package dev.millrace.cli.log;

import org.jspecify.annotations.NullMarked;
