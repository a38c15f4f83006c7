/// Finds patterns that change while a job runs: a second stream carries them as JSON.
@NullMarked
package dev.millrace.cep.dynamic;

import org.jspecify.annotations.NullMarked;
