/// A reader made of threads that fetch from outside and an emitter that the engine calls.
@NullMarked
package dev.millrace.api.source.reader;

import org.jspecify.annotations.NullMarked;
