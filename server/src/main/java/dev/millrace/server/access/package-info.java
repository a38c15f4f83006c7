/// Who asks, and what they may: users, their passwords and tokens, and how often one may guess.
@NullMarked
package dev.millrace.server.access;

import org.jspecify.annotations.NullMarked;
